import type { AssemblyStack, Json, JsonMap, TemplateResource } from './cloud-assembly.ts';
import { noValue, pseudoParameter } from './pseudo-parameters.ts';
import { arnOf, defaultName, type NamedResource, namePropertyOf } from './resource-names.ts';

/** Resolves a template's intrinsic functions, across stacks, to what this machine runs. */
export interface Resolver {
  value(stack: AssemblyStack, input: Json): Json;
  condition(stack: AssemblyStack, name: string): boolean;
  named(stack: AssemblyStack, logicalId: string): NamedResource;
}

/** @param queueUrl answers the URL under which a queue is served here. */
export function createResolver(stacks: readonly AssemblyStack[], queueUrl: (name: string) => string): Resolver {
  const resolver: Resolver = { value, condition, named };

  function value(stack: AssemblyStack, input: Json): Json {
    if (Array.isArray(input)) return input.map((item) => value(stack, item)).filter((item) => item !== noValue);
    if (input === null || typeof input !== 'object') return input;
    const entries = Object.entries(input);
    const [only] = entries;
    if (only && entries.length === 1 && (only[0] === 'Ref' || only[0] === 'Condition' || only[0].startsWith('Fn::'))) {
      return intrinsic(stack, only[0], only[1]);
    }
    const resolved = entries.map(([key, item]): [string, Json] => [key, value(stack, item)]);
    return Object.fromEntries(resolved.filter(([, item]) => item !== noValue));
  }

  function intrinsic(stack: AssemblyStack, name: string, input: Json): Json {
    const list = () => value(stack, input) as Json[];
    switch (name) {
      case 'Ref':
        return ref(stack, String(input));
      case 'Fn::GetAtt': {
        const [id, attribute] = Array.isArray(input) ? input : splitOnce(String(input), '.');
        return attributeOf(stack, String(id), String(value(stack, attribute ?? '')));
      }
      case 'Fn::Join': {
        const [separator, parts] = list();
        return (parts as Json[]).map(String).join(String(separator));
      }
      case 'Fn::Sub':
        return substitute(stack, input);
      case 'Fn::Select': {
        const [index, items] = list();
        return (items as Json[])[Number(index)] ?? null;
      }
      case 'Fn::Split': {
        const [separator, text] = list();
        return String(text).split(String(separator));
      }
      case 'Fn::ImportValue':
        return imported(String(value(stack, input)));
      case 'Fn::FindInMap': {
        const [map, top, second] = list().map(String);
        const found = stack.template.Mappings?.[map ?? '']?.[top ?? '']?.[second ?? ''];
        if (found === undefined) throw new Error(`${stack.name}: no mapping ${map}.${top}.${second}`);
        return found;
      }
      case 'Fn::Base64':
        return Buffer.from(String(value(stack, input))).toString('base64');
      case 'Fn::If': {
        const [name, whenTrue, whenFalse] = input as Json[];
        return value(stack, (condition(stack, String(name)) ? whenTrue : whenFalse) ?? null);
      }
      default:
        return test(stack, { [name]: input });
    }
  }

  function test(stack: AssemblyStack, input: Json): boolean {
    const [name, operand] = Object.entries(input as JsonMap)[0] ?? [];
    const items = () => operand as Json[];
    switch (name) {
      case 'Condition':
        return condition(stack, String(operand));
      case 'Fn::Equals': {
        const [left, right] = value(stack, operand ?? []) as Json[];
        return JSON.stringify(left) === JSON.stringify(right);
      }
      case 'Fn::Not':
        return !test(stack, items()[0] ?? null);
      case 'Fn::And':
        return items().every((item) => test(stack, item));
      case 'Fn::Or':
        return items().some((item) => test(stack, item));
      default:
        throw new Error(`${stack.name}: the local stack cannot resolve ${name}`);
    }
  }

  function condition(stack: AssemblyStack, name: string): boolean {
    const expression = stack.template.Conditions?.[name];
    if (expression === undefined) throw new Error(`${stack.name}: no condition ${name}`);
    return test(stack, expression);
  }

  function ref(stack: AssemblyStack, id: string): Json {
    const known = pseudoParameter(stack, id);
    if (known !== undefined) return known;
    const parameter = stack.template.Parameters?.[id];
    if (parameter) return parameter.Default ?? '';
    const { type, name, arn } = named(stack, id);
    if (type === 'AWS::SQS::Queue') return queueUrl(name);
    if (type === 'AWS::SecretsManager::Secret') return arn;
    if (type === 'AWS::Lambda::Version') return `${functionArnOf(stack, id)}:1`;
    if (type === 'AWS::Lambda::Alias') return `${functionArnOf(stack, id)}:live`;
    return name;
  }

  function attributeOf(stack: AssemblyStack, id: string, attribute: string): Json {
    const { type, name, arn } = named(stack, id);
    if (attribute === 'Arn' || attribute === 'TableArn') return arn;
    if (attribute === 'StreamArn') return `${arn}/stream/local`;
    if (type === 'AWS::SQS::Queue') return attribute === 'QueueUrl' ? queueUrl(name) : name;
    if (type === 'AWS::SecretsManager::Secret' && attribute === 'Id') return arn;
    if (attribute === 'RegionalDomainName') return `${name}.s3.${stack.region}.amazonaws.com`;
    return `${name}.${attribute}`;
  }

  function functionArnOf(stack: AssemblyStack, id: string): string {
    const functionName = stack.template.Resources[id]?.Properties?.['FunctionName'] ?? '';
    const text = String(value(stack, functionName));
    return text.startsWith('arn:') ? text : arnOf('AWS::Lambda::Function', text, stack);
  }

  function named(stack: AssemblyStack, logicalId: string): NamedResource {
    const resource: TemplateResource | undefined = stack.template.Resources[logicalId];
    if (!resource) throw new Error(`${stack.name}: no resource ${logicalId}`);
    const given = resource.Properties?.[namePropertyOf(resource.Type) ?? ''];
    const name = given === undefined ? defaultName(resource.Type, stack.name, logicalId) : String(value(stack, given));
    return { type: resource.Type, logicalId, name, arn: arnOf(resource.Type, name, stack) };
  }

  function substitute(stack: AssemblyStack, input: Json): string {
    const [text, variables] = Array.isArray(input) ? (input as [string, JsonMap]) : [String(input), {} as JsonMap];
    return text.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, key: string) => {
      if (literal) return `\${${key}}`;
      const given = variables[key];
      if (given !== undefined) return String(value(stack, given));
      const [id, attribute] = splitOnce(key, '.');
      return String(attribute === undefined ? ref(stack, key) : attributeOf(stack, id, attribute));
    });
  }

  function imported(name: string): Json {
    for (const stack of stacks) {
      for (const output of Object.values(stack.template.Outputs ?? {})) {
        if (output.Export && value(stack, output.Export.Name) === name) return value(stack, output.Value);
      }
    }
    throw new Error(`no stack exports ${name}`);
  }

  return resolver;
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
