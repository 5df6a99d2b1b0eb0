/**
 * TypeScript of an OpenAPI 3.0 document, as far as this service uses it: its schemas as interfaces, and `Operations`,
 * which maps `GET /api/users` to its path parameters, query, JSON body and answer. What it does not understand is an
 * error, not a guess.
 */
export function typesOf({ paths, components }) {
  const schemas = Object.entries(components.schemas).map(([name, schema]) => interfaceOf(name, schema));
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => operationOf(`${method.toUpperCase()} ${path}`, operation)),
  );
  return [
    '// Written by scripts/api-types.mjs from the OpenAPI document of the service: not to be changed by hand.',
    '',
    ...schemas,
    '/** Every operation: path parameters, query, JSON body and answer. */',
    `export interface Operations {\n${operations.join('\n')}\n}`,
  ].join('\n');
}

function interfaceOf(name, schema) {
  if (schema.type !== 'object') return `export type ${name} = ${typeOf(schema)};\n`;
  return `export interface ${name} ${objectOf(schema)}\n`;
}

function operationOf(name, { parameters = [], requestBody, responses }) {
  const of = (where) => parameters.filter((parameter) => parameter.in === where);
  const body = requestBody?.content?.['application/json']?.schema;
  const [answer] = Object.entries(responses).filter(([status]) => Number(status) < 300);
  const content = answer?.[1].content?.['application/json']?.schema;
  return [
    `'${name}': {`,
    `path: ${parametersOf(of('path'))};`,
    `query: ${parametersOf(of('query'))};`,
    `body: ${body === undefined ? 'undefined' : typeOf(body)};`,
    `answer: ${content === undefined ? 'unknown' : typeOf(content)};`,
    '};',
  ].join('\n');
}

function parametersOf(parameters) {
  const fields = parameters.map(({ name, required, schema }) => `${name}${required ? '' : '?'}: ${typeOf(schema)}`);
  return fields.length === 0 ? 'Record<string, never>' : `{ ${fields.join('; ')} }`;
}

function objectOf({ properties = {}, required = [], additionalProperties }) {
  if (additionalProperties === true) return '{ [name: string]: unknown }';
  const fields = Object.entries(properties).map(([name, schema]) => {
    const comment = schema.description ? `/** ${schema.description.replaceAll('*/', '* /')} */\n` : '';
    return `${comment}${name}${required.includes(name) ? '' : '?'}: ${typeOf(schema)};`;
  });
  return `{\n${fields.join('\n')}\n}`;
}

function typeOf(schema) {
  const type = bareTypeOf(schema);
  return schema.nullable ? `${type} | null` : type;
}

function bareTypeOf(schema) {
  if (schema.$ref) return schema.$ref.split('/').at(-1);
  if (schema.allOf?.length === 1) return typeOf(schema.allOf[0]);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  switch (schema.type) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    case 'number':
    case 'integer':
      return 'number';
    case 'array':
      return `(${typeOf(schema.items)})[]`;
    case 'object':
      return objectOf(schema);
    default:
      throw new Error(`The types of the page can not be written of ${JSON.stringify(schema)}.`);
  }
}
