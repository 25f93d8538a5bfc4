import AjvDraft04 from "ajv-draft-04";

/** What a draft-4 schema has against a value; null: nothing. */
export function validatorOfDraft4(schema: object): (value: unknown) => string | null {
  const ajv = new AjvDraft04.default({ strict: false, validateFormats: false });
  const validate = ajv.compile(schema);
  return (value) => (validate(value) ? null : ajv.errorsText(validate.errors));
}
