import { registerEnumType } from 'type-graphql';

/** Makes one of the domain's lists of words a GraphQL enum; every value has a description, or it does not compile. */
export function describedEnum<Value extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Value, string>>,
): Readonly<Record<Value, Value>> {
  const words = Object.keys(values) as Value[];
  const enumObject = Object.fromEntries(words.map((word) => [word, word])) as Record<Value, Value>;
  const valuesConfig = Object.fromEntries(
    words.map((word) => [word, { description: values[word] }]),
  ) as Record<Value, { description: string }>;
  registerEnumType(enumObject, { name, description, valuesConfig });
  return enumObject;
}
