import { fileURLToPath } from 'node:url';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { DataStack } from './data-stack.ts';
import { ServiceStack } from './service-stack.ts';
import type { Settings } from './settings.ts';
import { tagAll } from './stack-props.ts';
import { WebStack } from './web-stack.ts';

const functionsSource = fileURLToPath(new URL('../../functions/src', import.meta.url));

export interface AppProps {
  readonly settings: Settings;
  readonly outFolder: string;
  /** Where the entry points are; the product's own unless a test brings smaller ones. */
  readonly functionsFolder?: string;
}

/** The whole application; synthesis fails on any finding that is not acknowledged with its exact id and a reason. */
export function createApp({ settings, outFolder, functionsFolder = functionsSource }: AppProps): App {
  const app = new App({ outdir: outFolder, analyticsReporting: false });
  const data = new DataStack(app, 'Data', settings);
  const web = new WebStack(app, 'Web', { settings, data });
  const service = new ServiceStack(app, 'Service', { settings, data, web, functionsFolder });
  for (const stack of [data, web, service]) tagAll(stack, settings);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  return app;
}
