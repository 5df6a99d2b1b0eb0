const FORM = 'application/x-www-form-urlencoded';

/** The fields of a form by name, each with all its values in the order they came. */
export type FormFields = ReadonlyMap<string, readonly string[]>;

/** Whether a content type means a form; its case and its parameters (`charset=…`) do not count. */
export function isForm(contentType: string | undefined): boolean {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase() === FORM;
}

/** The one parse of a form body: what the signature is checked over is also what is read. */
export function parseForm(raw: Buffer): FormFields {
  const fields = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(raw.toString('utf8'))) {
    const values = fields.get(name);
    if (values) values.push(value);
    else fields.set(name, [value]);
  }
  return fields;
}
