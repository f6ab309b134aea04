import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { profileAccount } from '@quaylai/functions/cloud/profile-account';
import { stages } from '@quaylai/infra/src/settings';
import { deploy } from './operator/deploy-steps.ts';
import { publishSite, siteFiles } from './operator/publish-site.ts';
import { smokeTest } from './operator/smoke.ts';
import { outputsFile, outputsOf, stageNamed } from './operator/target.ts';
import { realTerminal, runCommand } from './operator/terminal.ts';

/** `npm run deploy -- --stage prod [--skip-checks] [--yes]`, with the account's credentials in the environment. */
const options = {
  stage: { type: 'string' },
  'skip-checks': { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
} as const;

process.env['PATH'] = `${join('infra', 'node_modules', '.bin')}:${process.env['PATH'] ?? ''}`;

process.exitCode = await runCommand(realTerminal, async () => {
  const { values } = parseArgs({ options, strict: true });
  const stage = stageNamed(values.stage);
  const places = { outputsFile: outputsFile(stage), pagesFolder: join('.deployed', `${stage}-pages`) };
  const flags = { stage, skipChecks: values['skip-checks'], yes: values.yes, ...places };
  mkdirSync(dirname(flags.outputsFile), { recursive: true });
  const outside = {
    run: (program: string, args: readonly string[]) =>
      new Promise<number>((resolve, reject) => {
        const child = spawn(program, args, { stdio: 'inherit' });
        child.on('error', reject);
        child.on('close', (code) => resolve(code ?? 1));
      }),
    hasChanges: async () => execFileSync('git', ['status', '--porcelain'], { encoding: 'utf8' }).trim() !== '',
    apiUrl: () => outputsOf(stage)['ApiUrl'] ?? '',
    publish: async () => {
      const { WebUrl: webUrl = '', SiteBucketName: bucket = '' } = outputsOf(stage, 'Web');
      const account = await profileAccount()();
      const bucketUrl = `https://${bucket}.s3.${account.region}.amazonaws.com`;
      await publishSite(siteFiles(flags.pagesFolder), { bucketUrl, account });
      return webUrl;
    },
    smoke: (apiUrl: string) => smokeTest(apiUrl),
  };
  await deploy(flags, stages[stage].keepsData, outside, realTerminal);
});
