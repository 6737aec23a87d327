"use client";

import { Button, Checkbox, Code, Group, List, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";

export type QuestionOption = { id: string; label: string; hint?: string; checked?: boolean };

export type Question = {
  title: string;
  message?: ReactNode;
  /** The button's words: the verb of the act. */
  confirm: string;
  destructive?: boolean;
  /** What will be gone, line by line; a function where it depends on the options. */
  lost?: readonly ReactNode[] | ((options: Answer) => readonly ReactNode[]);
  /** Asks for this text to be typed; a function where it depends on the options. `null` asks for nothing. */
  typedName?: string | null | ((options: Answer) => string | null);
  options?: readonly QuestionOption[];
};

/** Which options were checked. */
export type Answer = Record<string, boolean>;

type Props = {
  question: Question;
  opened: boolean;
  onAnswer(answer: Answer | null): void;
  /** Called when the dialog is out of sight. */
  onClosed(): void;
};

/** The question before a destructive act: names what will be lost and asks for the typed name where that is data. */
export function ConfirmDialog({ question, opened, onAnswer, onClosed }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={() => onAnswer(null)}
      onExitTransitionEnd={onClosed}
      title={question.title}
      size="md"
      withCloseButton={false}
    >
      <QuestionForm question={question} onAnswer={onAnswer} />
    </Modal>
  );
}

const initialAnswer = (question: Question): Answer =>
  Object.fromEntries((question.options ?? []).map((option) => [option.id, option.checked ?? false]));

function QuestionForm({ question, onAnswer }: Pick<Props, "question" | "onAnswer">) {
  const t = useTranslations("ui");
  const [answer, setAnswer] = useState(() => initialAnswer(question));
  const [typed, setTyped] = useState("");
  const wanted = typeof question.typedName === "function" ? question.typedName(answer) : question.typedName;
  const lost = typeof question.lost === "function" ? question.lost(answer) : question.lost;
  const ready = wanted == null || typed.trim() === wanted;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) onAnswer(answer);
  };
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="sm">
        {question.message && (
          <Text size="sm" component="div">
            {question.message}
          </Text>
        )}
        {(question.options ?? []).map((option) => (
          <Checkbox
            key={option.id}
            size="xs"
            label={option.label}
            description={option.hint}
            checked={answer[option.id] ?? false}
            onChange={(event) => setAnswer({ ...answer, [option.id]: event.currentTarget.checked })}
          />
        ))}
        {lost && lost.length > 0 && <Lost lines={lost} />}
        {wanted != null && (
          <TextInput
            label={t.rich("typeName", { name: wanted, code: (text) => <Code>{text}</Code> })}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
          />
        )}
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button variant="default" onClick={() => onAnswer(null)}>
            {t("cancel")}
          </Button>
          <Button
            type="submit"
            color={question.destructive ? "red" : "harbour"}
            disabled={!ready}
            data-autofocus={wanted == null || undefined}
          >
            {question.confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Lost({ lines }: { lines: readonly ReactNode[] }) {
  const t = useTranslations("ui");
  return (
    <div>
      <Text size="sm" fw={600} style={{ color: "var(--qs-bad-text)" }}>
        {t("lost")}
      </Text>
      <List size="sm" mah={200} style={{ overflowY: "auto" }}>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are words, and may be equal
          <List.Item key={index}>{line}</List.Item>
        ))}
      </List>
    </div>
  );
}
