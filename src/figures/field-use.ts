import { word, type Field } from './field.ts';
import {
  FIELDS,
  isFieldKey,
  withField,
  type FieldKey,
  type FieldValues,
  type SpecFields,
  type WrittenValues,
} from './fields.ts';

/** How a kind of figure takes a field. */
export interface FieldUse<Key extends FieldKey = FieldKey> {
  /** Without it the figure cannot be drawn; any other field has a meaning when it is absent. */
  readonly required?: true;
  /** What a control for it is called, where it means something of its own here. */
  readonly label?: string;
  /** Those of its words that it may be; the first is what an absent field means. */
  readonly words?: readonly FieldValues[Key][];
}

/** The fields that a kind takes, in the order in which a reader chooses them. */
export type FieldUses = { readonly [Key in FieldKey]?: FieldUse<Key> };

type ValueIn<Use, Value> = Use extends { readonly words: readonly (infer Word)[] } ? Word : Value;

type KeyOf<Uses> = keyof Uses & FieldKey;

type RequiredKey<Uses> = {
  [Key in KeyOf<Uses>]: Uses[Key] extends { readonly required: true } ? Key : never;
}[KeyOf<Uses>];

/** Fields that mean one value where they are absent. */
type FilledKey = {
  [Key in FieldKey]: (typeof FIELDS)[Key] extends { absent: unknown } ? Key : never;
}[FieldKey];

/** What a spec says of the fields. */
export type WrittenFields<Uses extends FieldUses> = {
  readonly [Key in RequiredKey<Uses>]: ValueIn<Uses[Key], WrittenValues[Key]>;
} & {
  readonly [Key in Exclude<KeyOf<Uses>, RequiredKey<Uses>>]?: ValueIn<Uses[Key], WrittenValues[Key]>;
};

/** What a chart is made from: values as they are read, and what an absent field means where that is one value. */
export type ChosenFields<Uses extends FieldUses> = {
  readonly [Key in KeyOf<Uses>]:
    ValueIn<Uses[Key], FieldValues[Key]> | (Key extends RequiredKey<Uses> | FilledKey ? never : undefined);
};

/** Fields as somebody wrote them. */
export type GivenFields = Readonly<Partial<Record<FieldKey, unknown>>>;

/** A field as one kind takes it. */
export type TakenField = Field & { readonly key: FieldKey; readonly required: boolean };

export type TakenAs<Form extends Field['form']> = Extract<TakenField, { readonly form: Form }>;

export function takenFields(uses: FieldUses): readonly TakenField[] {
  return Object.keys(uses)
    .filter(isFieldKey)
    .map((key) => {
      const { required = false, label, words } = uses[key] ?? {};
      const field: Field = FIELDS[key];
      const named = label === undefined ? field : { ...field, label };
      if (words === undefined || field.form !== 'word') return { ...named, key, required };
      const some = words.flatMap((each) => field.words.filter(([known]) => known === each));
      return { ...word(named, some), key, required };
    });
}

/**
 * Reads what is given of the fields that are taken, and fills in what absence means.
 *
 * @throws Error that says which fields are missing or cannot be read
 */
export function chooseFields<Uses extends FieldUses>(uses: Uses, given: GivenFields): ChosenFields<Uses> {
  let fields: SpecFields = {};
  for (const field of takenFields(uses)) {
    const written = given[field.key] ?? absentValue(field);
    if (field.read(written) !== undefined) fields = withField(fields, field.key, written);
  }
  if (!isComplete(uses, given, fields)) throw new Error(`not to be drawn: ${JSON.stringify(given)}`);
  return fields;
}

/** Whether all that was given could be read, and all is there without which nothing can be drawn. */
function isComplete<Uses extends FieldUses>(
  uses: Uses,
  given: GivenFields,
  fields: SpecFields,
): fields is ChosenFields<Uses> & SpecFields {
  return takenFields(uses).every((field) => {
    const isNeeded = field.required || given[field.key] !== undefined || absentValue(field) !== undefined;
    return !isNeeded || fields[field.key] !== undefined;
  });
}

/** The one value that an absent field means; undefined where it means many, or what the data make of it. */
export function absentValue(field: TakenField): string | number | undefined {
  return 'absent' in field ? field.absent : undefined;
}
