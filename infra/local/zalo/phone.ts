import type { Answer, Ask, BridgeCall, BridgeReply, Platform } from './bridge-call.ts';
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

export interface Phone {
  /** Answers a call, or says what the person must settle first; call again with their answer. */
  answer(call: BridgeCall, answer?: Answer): BridgeReply;
}

const done = (data: Record<string, unknown> = {}): BridgeReply => ({
  result: { error_code: 0, error_message: '', data },
});
const failed = (error_code: number, error_message: string): BridgeReply => ({
  result: { error_code, error_message, data: {} },
});

const cancelledCode = -101;
const refusedCode = -201;
/** A refused phone number or location: each system has its own code, and the SDK maps both to -2002. */
const deniedCode: Record<Platform, number> = { android: -1, ios: -10 };

const networkCode = { wifi: { android: 0, ios: 1 }, none: { android: -2, ios: 0 } } as const;

const scopeNames: readonly Scope[] = ['scope.userInfo', 'scope.userPhonenumber', 'scope.userLocation'];

/** Zalo's native side for one person holding one phone: the only thing that is simulated under the real SDK. */
export function createPhone({
  cloud,
  userId,
  miniAppId,
  platform,
  unsupported = [],
  sourceOpen = 'qr',
  online = () => true,
}: PhoneSettings): Phone {
  const app = { appId: miniAppId };

  function login(): BridgeReply {
    const { code, session } = cloud.loginFor(userId, app);
    const dynamicApis = [
      // Without this entry getUserInfo({ autoRequestPermission: true }) never prompts.
      { action: 'action.mp.user.authorize', clientHandle: false, isSupported: true },
      ...unsupported.map((action) => ({ action, clientHandle: false, isSupported: false })),
    ];
    const miniProgramConfig = {
      userId: cloud.idFor(userId, app),
      jwt: session,
      userAuthorized: cloud.consents(userId, app).has('scope.userInfo'),
      canUseAccessTokenByDefault: true,
      dynamicApis,
      requiredAuthenList: [],
      srcOpen: sourceOpen,
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

  /** Asks for what is not granted yet; a refusal is the caller's own code. */
  function consented(
    wanted: readonly Scope[],
    answer: Answer | undefined,
    denied: BridgeReply,
    granted: () => BridgeReply,
  ) {
    const held = cloud.consents(userId, app);
    const missing = wanted.filter((scope) => !held.has(scope));
    if (missing.length > 0 && answer === undefined)
      return { ask: { kind: 'consent', scopes: missing } } satisfies BridgeReply;
    if (missing.length > 0 && answer?.kind !== 'yes') return denied;
    cloud.grant(userId, wanted, app);
    return granted();
  }

  const askFirst = (
    ask: Ask,
    answer: Answer | undefined,
    denied: BridgeReply,
    agreed: () => BridgeReply,
  ): BridgeReply => {
    if (answer === undefined) return { ask };
    return answer.kind === 'yes' ? agreed() : denied;
  };

  const refused = failed(refusedCode, 'User denied');
  const denied = failed(deniedCode[platform], 'User denied');

  const actions: Readonly<Record<string, (options: Record<string, unknown>, answer?: Answer) => BridgeReply>> = {
    'action.jump.login': login,
    'action.open.qr': (_options, answer) => {
      if (answer === undefined) return { ask: { kind: 'scan' } };
      return answer.kind === 'scanned' ? done({ content: answer.content }) : failed(cancelledCode, 'User cancel');
    },
    'action.mp.user.authorize': (options, answer) => {
      const asked = Array.isArray(options['scopes']) ? options['scopes'] : [];
      const wanted = scopeNames.filter((scope) => scope === 'scope.userInfo' || asked.includes(scope));
      return consented(wanted, answer, refused, () => done(Object.fromEntries(wanted.map((scope) => [scope, true]))));
    },
    'action.mp.get.number': (_options, answer) =>
      consented(['scope.userInfo', 'scope.userPhonenumber'], answer, denied, () =>
        done({ token: cloud.phoneTokenFor(userId, app) }),
      ),
    'action.get.location': (_options, answer) =>
      consented(['scope.userLocation'], answer, failed(-1, 'User denied'), () =>
        done({ token: cloud.locationTokenFor(userId, app) }),
      ),
    'action.follow.oa': (options, answer) => {
      const oaId = String(options['uid']);
      return askFirst({ kind: 'follow', oaId }, answer, refused, () => {
        cloud.befriend(userId, oaId);
        return done();
      });
    },
    'action.mp.interact.oa': (options, answer) => {
      const oaId = String(options['oaId']);
      return askFirst({ kind: 'interact', oaId }, answer, refused, () => {
        cloud.befriend(userId, oaId);
        return done();
      });
    },
    'action.mp.send.notification': (_options, answer) =>
      askFirst({ kind: 'notify' }, answer, failed(-1, 'User denied'), () => done()),
    'action.open.sharesheet': (options, answer) => {
      if (answer === undefined) return { ask: { kind: 'share', content: options } };
      return done(
        answer.kind === 'yes'
          ? { status: 2, share_type: 2, uid_to_size: 1 }
          : { status: 0, share_type: 0, uid_to_size: 0 },
      );
    },
    'action.webview.networktype': () => done({ network: networkCode[online() ? 'wifi' : 'none'][platform] }),
  };

  return {
    answer(call, answer) {
      if (answer?.kind === 'silent') return { silent: true };
      if (answer?.kind === 'forbidden') return failed(cancelledCode, 'no permission!');
      if (answer?.kind === 'unsupported') return failed(-1404, 'This API is not supported in this version of Zalo');
      return actions[call.action]?.(call.options ?? {}, answer) ?? done();
    },
  };
}
