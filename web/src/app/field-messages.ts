import { useEffect } from 'react';
import { useStrings, type Strings } from '../strings';

/** What is said of a value that a browser itself finds wrong, in the reader's language and not in that of the browser. */
function messageFor(field: HTMLInputElement, { fields }: Strings): string {
  const { validity } = field;
  if (validity.valueMissing) return fields.missing;
  if (validity.typeMismatch && field.type === 'email') return fields.email;
  if (validity.tooShort) return fields.tooShort(field.minLength);
  if (validity.rangeUnderflow || validity.rangeOverflow) return fields.range(field.min, field.max);
  if (validity.badInput) return fields.incomplete;
  return fields.wrong;
}

/** Lets browsers speak of wrong values in the language of the page, in every form. */
export function useFieldMessages(): void {
  const strings = useStrings();
  useEffect(() => {
    const onInvalid = ({ target }: Event): void => {
      const field = target as HTMLInputElement;
      field.setCustomValidity('');
      field.setCustomValidity(messageFor(field, strings));
    };
    const onInput = ({ target }: Event): void => {
      if (target instanceof HTMLInputElement) target.setCustomValidity('');
    };
    document.addEventListener('invalid', onInvalid, true);
    document.addEventListener('input', onInput, true);
    return () => {
      document.removeEventListener('invalid', onInvalid, true);
      document.removeEventListener('input', onInput, true);
    };
  }, [strings]);
}
