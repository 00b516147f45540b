/**
 * A labelled line to type into.
 *
 * Our own in place of Polaris' TextField, which brings 6 KB for what the browser does by itself.
 */
import { InlineError } from "@shopify/polaris";
import { useId, type InputHTMLAttributes } from "react";
import styles from "./text-box.module.css";

interface TextBoxProps extends Pick<
  InputHTMLAttributes<HTMLInputElement>,
  "name" | "type" | "min" | "maxLength" | "placeholder" | "disabled" | "onBlur"
> {
  readonly label: string;
  /** For screen readers alone. */
  readonly labelHidden?: boolean;
  readonly value: string;
  readonly helpText?: string;
  /** What is wrong with the value; nothing when it is empty. */
  readonly error?: string;
  /** A unit after the value. */
  readonly suffix?: string;
  readonly onChange: (value: string) => void;
}

export function TextBox(props: TextBoxProps) {
  const { label, labelHidden = false, helpText = "", error = "", suffix = "", onChange, ...input } = props;
  const id = useId();
  const helpId = `${id}-help`;
  // Polaris' InlineError is named after the field.
  const describedBy = [...(error === "" ? [] : [`${id}Error`]), ...(helpText === "" ? [] : [helpId])];
  return (
    <div className={styles["field"]}>
      <label htmlFor={id} className={labelHidden ? styles["hidden"] : undefined}>
        {label}
      </label>
      <span className={styles["box"]} data-wrong={error !== "" || undefined}>
        <input
          {...input}
          id={id}
          autoComplete="off"
          {...(describedBy.length > 0 && { "aria-describedby": describedBy.join(" ") })}
          aria-invalid={error !== "" || undefined}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        {suffix !== "" && <span>{suffix}</span>}
      </span>
      {error !== "" && <InlineError message={error} fieldID={id} />}
      {helpText !== "" && (
        <span id={helpId} className={styles["help"]}>
          {helpText}
        </span>
      )}
    </div>
  );
}
