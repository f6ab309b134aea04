import { keepScreen } from 'zmp-sdk/apis';
import { ask, machineMsMax } from './ask.ts';

/** Keeps the phone awake while a QR is being shown. A refusal changes nothing, so there is nothing to answer. */
export async function keepAwake(on: boolean): Promise<void> {
  await ask(() => keepScreen({ keepScreenOn: on }), machineMsMax);
}
