import { atom, useRecoilState, useRecoilValue } from 'recoil';

const online = atom<boolean>({ key: 'online', default: true, effects: [({ setSelf }) => setSelf(navigator.onLine)] });

export const useOnline = (): boolean => useRecoilValue(online);
export const useOnlineState = () => useRecoilState(online);
