import type { OpenAPIObject } from '@nestjs/swagger';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type Schema = Schemas[string];

/** Says of every schema that a body leads to that a field which may be left out may be null as well: it means the same. */
export function allowNullForOptional(bodies: readonly (Schema | undefined)[], schemas: Schemas): void {
  const seen = new Set<Schema>();
  const visit = (schema: Schema | undefined): void => {
    if (schema === undefined) return;
    if ('$ref' in schema) {
      visit(schemas[schema.$ref.split('/').at(-1) ?? '']);
      return;
    }
    if (seen.has(schema)) return;
    seen.add(schema);
    for (const part of [
      schema.items,
      ...(schema.allOf ?? []),
      ...(schema.oneOf ?? []),
      ...Object.values(schema.properties ?? {}),
    ])
      visit(part);
    for (const [name, field] of Object.entries(schema.properties ?? {})) {
      if (!schema.required?.includes(name)) (schema.properties as Schemas)[name] = orNull(field);
    }
  };
  for (const body of bodies) visit(body);
}

function orNull(field: Schema): Schema {
  if ('$ref' in field || field.allOf !== undefined) return { oneOf: [field, { type: 'null' }] } as unknown as Schema;
  const type = [field.type, 'null'].flat().filter((one) => one !== undefined);
  return {
    ...field,
    type,
    ...(field.enum === undefined ? {} : { enum: [...field.enum, null] }),
  } as unknown as Schema;
}
