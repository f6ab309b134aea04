import type { Answer, Ask, BridgeReply, Platform } from './bridge-call.ts';
import type { ZaloCloud } from './cloud.ts';
import type { Scope } from './cloud-world.ts';

export interface PhoneSettings {
  readonly cloud: ZaloCloud;
  readonly userId: string;
  readonly miniAppId: string;
  readonly platform: Platform;
  /** Actions that this Zalo does not know: the SDK rejects them with -1404 before it asks. */
  readonly unsupported?: readonly string[];
  readonly sourceOpen?: string;
  /** Whether the phone has a network; always without it. */
  readonly online?: () => boolean;
}

export const done = (data: Record<string, unknown> = {}): BridgeReply => ({
  result: { error_code: 0, error_message: '', data },
});
export const failed = (error_code: number, error_message: string): BridgeReply => ({
  result: { error_code, error_message, data: {} },
});

export const cancelledCode = -101;
const refused = failed(-201, 'User denied');
/** A refused phone number: each system has its own code, and the SDK maps both to -2002. */
const denied: Record<Platform, BridgeReply> = { android: failed(-1, 'User denied'), ios: failed(-10, 'User denied') };
const networkCode = { wifi: { android: 0, ios: 1 }, none: { android: -2, ios: 0 } } as const;
const scopeNames: readonly Scope[] = ['scope.userInfo', 'scope.userPhonenumber', 'scope.userLocation'];

const appOf = ({ miniAppId }: PhoneSettings) => ({ appId: miniAppId });

/** Asks for what is not granted yet; Zalo remembers a yes. */
function consented(
  phone: PhoneSettings,
  wanted: readonly Scope[],
  answer: Answer | undefined,
  no: BridgeReply,
  yes: () => BridgeReply,
): BridgeReply {
  const held = phone.cloud.consents(phone.userId, appOf(phone));
  const missing = wanted.filter((scope) => !held.has(scope));
  if (missing.length > 0 && answer === undefined) return { ask: { kind: 'consent', scopes: missing } };
  if (missing.length > 0 && answer?.kind !== 'yes') return no;
  phone.cloud.grant(phone.userId, wanted, appOf(phone));
  return yes();
}

/** Asks every time. */
function agreed(ask: Ask, answer: Answer | undefined, no: BridgeReply, yes: () => BridgeReply): BridgeReply {
  if (answer === undefined) return { ask };
  return answer.kind === 'yes' ? yes() : no;
}

function befriend(
  { cloud, userId }: PhoneSettings,
  kind: 'follow' | 'interact',
  oaId: string,
  answer?: Answer,
): BridgeReply {
  return agreed({ kind, oaId }, answer, refused, () => {
    cloud.befriend(userId, oaId);
    return done();
  });
}

function login(phone: PhoneSettings): BridgeReply {
  const { cloud, userId, platform } = phone;
  const { code, session } = cloud.loginFor(userId, appOf(phone));
  const dynamicApis = [
    // Without this entry getUserInfo({ autoRequestPermission: true }) never prompts.
    { action: 'action.mp.user.authorize', clientHandle: false, isSupported: true },
    ...(phone.unsupported ?? []).map((action) => ({ action, clientHandle: false, isSupported: false })),
  ];
  const miniProgramConfig = {
    userId: cloud.idFor(userId, appOf(phone)),
    jwt: session,
    userAuthorized: cloud.consents(userId, appOf(phone)).has('scope.userInfo'),
    canUseAccessTokenByDefault: true,
    dynamicApis,
    requiredAuthenList: [],
    srcOpen: phone.sourceOpen ?? 'qr',
  };
  const cookie = (name: string, value: string) => ({ name: `h5.zdn.vn_${name}`, value });
  const cookiesOAuthLogins = [
    cookie('zlink3rd', 'js-token'),
    cookie('zoauth', code),
    cookie('zoauth_vrf', 'verifier'),
    cookie('deviceID', `${platform}-${userId}`),
  ];
  return done({ miniProgramConfig, cookiesOAuthLogins });
}

function authorize(phone: PhoneSettings, options: Record<string, unknown>, answer?: Answer): BridgeReply {
  const asked = Array.isArray(options['scopes']) ? options['scopes'] : [];
  const wanted = scopeNames.filter((scope) => scope === 'scope.userInfo' || asked.includes(scope));
  const granted = () => done(Object.fromEntries(wanted.map((scope) => [scope, true])));
  return consented(phone, wanted, answer, refused, granted);
}

function scan(_phone: PhoneSettings, _options: unknown, answer?: Answer): BridgeReply {
  if (answer === undefined) return { ask: { kind: 'scan' } };
  return answer.kind === 'scanned' ? done({ content: answer.content }) : failed(cancelledCode, 'User cancel');
}

function share(_phone: PhoneSettings, content: Record<string, unknown>, answer?: Answer): BridgeReply {
  if (answer === undefined) return { ask: { kind: 'share', content } };
  const sent = answer.kind === 'yes';
  return done({ status: sent ? 2 : 0, share_type: sent ? 2 : 0, uid_to_size: sent ? 1 : 0 });
}

type Action = (phone: PhoneSettings, options: Record<string, unknown>, answer?: Answer) => BridgeReply;

/** What needs more than a nod; every other action is simply done. */
export const actions: Readonly<Record<string, Action>> = {
  'action.jump.login': login,
  'action.open.qr': scan,
  'action.open.sharesheet': share,
  'action.mp.user.authorize': authorize,
  'action.mp.get.number': (phone, _options, answer) =>
    consented(phone, ['scope.userInfo', 'scope.userPhonenumber'], answer, denied[phone.platform], () =>
      done({ token: phone.cloud.phoneTokenFor(phone.userId, appOf(phone)) }),
    ),
  'action.get.location': (phone, _options, answer) =>
    consented(phone, ['scope.userLocation'], answer, denied.android, () =>
      done({ token: phone.cloud.locationTokenFor(phone.userId, appOf(phone)) }),
    ),
  'action.follow.oa': (phone, options, answer) => befriend(phone, 'follow', String(options['uid']), answer),
  'action.mp.interact.oa': (phone, options, answer) => befriend(phone, 'interact', String(options['oaId']), answer),
  'action.mp.send.notification': (_phone, _options, answer) => agreed({ kind: 'notify' }, answer, denied.android, done),
  'action.webview.networktype': ({ online, platform }) =>
    done({ network: networkCode[online?.() === false ? 'none' : 'wifi'][platform] }),
};
