import { join } from 'node:path';
import { AssetHashType, DockerImage, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { bundle } from './bundle.ts';

export interface NodeFunctionProps {
  /** The folder of entry points. */
  readonly functionsFolder: string;
  /** The entry point's name in that folder, without ".ts". */
  readonly entry: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly reservedConcurrency: number | undefined;
  readonly traces: boolean;
}

// By measurement (ADR 0086): a third faster than 256 for 7 cents a million requests; more buys little.
const memoryMb = 512;

/** One Lambda function with its own role, which may write its own log and nothing else until it is granted more. */
export class NodeFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // A role of our own, because CDK's default adds a managed policy that may write any log group of the account.
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.role.addToPolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
    );
    this.lambda = new LambdaFunction(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: memoryMb,
      timeout: Duration.seconds(props.timeoutSeconds),
      handler: 'index.handler',
      code: bundledCode(props.functionsFolder, props.entry),
      environment: { ...props.environment },
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      // CDK grants a traced function the two X-Ray actions on any resource: those have no resource of their own.
      ...(props.traces ? { tracing: Tracing.ACTIVE } : {}),
      ...(props.reservedConcurrency === undefined ? {} : { reservedConcurrentExecutions: props.reservedConcurrency }),
    });
    acknowledge(this, props.traces);
  }
}

function acknowledge({ lambda, role }: NodeFunction, traces: boolean): void {
  Validations.of(lambda).acknowledge({
    id: 'Serverless::Serverless-LambdaDLQ',
    reason: 'Callers wait for the answer; stream and scheduler keep what failed in queues of their own.',
  });
  if (traces) {
    Validations.of(role).acknowledge({
      id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray’s two actions know no resource; a test lets no other action have this one.',
    });
  } else {
    Validations.of(lambda).acknowledge({
      id: 'Serverless::Serverless-LambdaTracing',
      reason:
        'A setting: request lines already say route, outcome, duration and capacity, and tracing costs by request.',
    });
  }
}

/** Bundled in this process by esbuild: no Docker, no package manager, tens of milliseconds. */
function bundledCode(functionsFolder: string, entry: string): Code {
  return Code.fromAsset(functionsFolder, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('unused'),
      // CDK caches bundled assets by these options and cannot see into the callback: without the entry here,
      // every function on this path would silently receive the first function's code.
      command: [entry],
      local: {
        tryBundle: (to) => {
          bundle(join(functionsFolder, `${entry}.ts`), to);
          return true;
        },
      },
    },
  });
}
