import type { InboxMessage } from '@quaylai/functions/inbox/message';
import { takeMessage } from '@quaylai/functions/inbox/take';
import { project } from '@quaylai/functions/projections/project';
import { instant } from '@quaylai/shared/words/vietnam-time';
import type { TestWorld } from '../../functions/test/engine.ts';
import type { Step } from '../../functions/test/model/store.ts';
import { streamRecord } from '../../functions/test/model/stream-record.ts';
import { permittedTable } from '../../functions/test/permitted-table.ts';
import { isFollowed } from '../simulate/delivery.ts';

const requestsPerBatch = 20;
/** How far the clock goes on between two requests: a town lives ten minutes, half a session. */
const tickMsMax = 400;
const pauseMs = 20_000;
const pauseEvery = 100;

/** What happens behind the requests: time passes, the table's stream is followed, Zalo's messages are worked on. */
export class Behind {
  readonly #steps: Step[] = [];
  readonly #bugs: unknown[] = [];
  #requests = 0;
  #sequence = 0;
  #isBusy = false;

  readonly follow = (step: Step): void => {
    if (isFollowed(step.key.sk)) this.#steps.push(step);
  };

  /** What was thrown since the last look. */
  fallen(): readonly unknown[] {
    return this.#bugs.splice(0);
  }

  /** After every request. */
  async goOn(world: TestWorld, queued: InboxMessage[], roll: () => number): Promise<void> {
    this.#requests += 1;
    const pause = this.#requests % pauseEvery === 0 ? pauseMs : 0;
    world.setClock(instant(world.clock() + Math.floor(roll() * tickMsMax) + pause));
    if (this.#requests % requestsPerBatch !== 0 || this.#isBusy) return;
    this.#isBusy = true;
    const records = this.#steps.splice(0).map((step) => {
      this.#sequence += 1;
      return streamRecord(step, this.#sequence);
    });
    try {
      const stream = { ...world, table: permittedTable(world.table, 'stream') };
      await project(stream, records, (error) => this.#bugs.push(error));
      const inbox = { ...world, table: permittedTable(world.table, 'inbox') };
      for (const message of queued.splice(0)) await takeMessage(inbox, message);
    } catch (error) {
      this.#bugs.push(error);
    } finally {
      this.#isBusy = false;
    }
  }
}
