import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stages } from '@quaylai/infra/src/settings';
import { sendMiniApp } from './operator/mini-app-steps.ts';
import { outputsOf, stageNamed } from './operator/target.ts';
import { realTerminal, runCommand } from './operator/terminal.ts';
import { weighBuild } from './zmp/zalo-limits.ts';
import { zmpCli, zmpDeploy } from './zmp/zmp-cli.ts';

/**
 * `npm run deploy:mini-app -- --stage prod [--programme ID] [--testing] [--message TEXT] [--yes]`, with Zalo's token in
 * ZMP_TOKEN.
 */
const options = {
  stage: { type: 'string' },
  programme: { type: 'string' },
  testing: { type: 'boolean', default: false },
  message: { type: 'string' },
  yes: { type: 'boolean', default: false },
} as const;

process.exitCode = await runCommand(realTerminal, async () => {
  const { values } = parseArgs({ options, strict: true });
  const { programme, testing, yes } = values;
  const stage = stageNamed(values.stage);
  const www = join('.deployed', `${stage}-mini-app`);
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const outside = {
    hasChanges: async () => execFileSync('git', ['status', '--porcelain'], { encoding: 'utf8' }).trim() !== '',
    addresses: () => ({
      apiUrl: outputsOf(stage)['ApiUrl'] ?? '',
      webUrl: outputsOf(stage, 'Web')['WebUrl'] ?? '',
    }),
    build: (environment: Readonly<Record<string, string>>) =>
      new Promise<number>((resolve, reject) => {
        const env = { ...process.env, ...environment };
        const child = spawn('tsx', ['scripts/build.ts', '--out', www], { stdio: 'inherit', env });
        child.on('error', reject);
        child.on('close', (code) => resolve(code ?? 1));
      }),
    weigh: () => weighBuild(www),
    upload: (upload: { miniAppId: string; token: string; description: string }) =>
      zmpDeploy(zmpCli(), { www, testing: true, ...upload }),
  };
  const flags = { stage, programme, testing, description: values.message ?? commit, yes };
  await sendMiniApp(flags, stages[stage], outside, realTerminal, process.env['ZMP_TOKEN']);
});
