"use client";

import { Combobox, useCombobox } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { cloneElement, type HTMLAttributes, type ReactElement, useEffect, useRef, useState } from "react";
import { visible } from "#lib/format/control-characters.ts";
import type { FilterOption } from "./facet.ts";
import type { FilterMenuProps } from "./filter-menu-props.ts";
import classes from "./list-page.module.css";

/** More options than this are found by typing, not by scrolling. */
const mostShown = 100;
const searchFrom = 8;

type Props = FilterMenuProps & { target: ReactElement<HTMLAttributes<HTMLElement>> };

/** The list of a `FilterMenu`. It opens as soon as it is there; its button takes the place of the one before. */
export function FilterCombobox({ label, chosen, target, several = false, width = 240, ...props }: Props) {
  const [search, setSearch] = useState("");
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSearch("");
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  useOpenedOnce(combobox.openDropdown);
  return (
    <Combobox
      store={combobox}
      width={width}
      position="bottom-start"
      shadow="md"
      transitionProps={{ duration: 80 }}
      onOptionSubmit={(value) => {
        props.onToggle(value);
        if (!several) combobox.closeDropdown();
      }}
    >
      <Combobox.Target targetType="button" withAriaAttributes>
        {cloneElement(target, { autoFocus: true, onClick: () => combobox.toggleDropdown() })}
      </Combobox.Target>
      <Combobox.Dropdown>
        {combobox.dropdownOpened && (
          <Options {...props} label={label} chosen={chosen} search={search} onSearch={setSearch} />
        )}
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** The function is another one at each drawing: what was closed must not be opened again by that. */
const useOpenedOnce = (open: () => void): void => {
  const opened = useRef(false);
  useEffect(() => {
    if (opened.current) return;
    opened.current = true;
    open();
  }, [open]);
};

type OptionsProps = Omit<FilterMenuProps, "several" | "onToggle" | "width"> & {
  search: string;
  onSearch(text: string): void;
};

function Options({ label, options, chosen, freeText, search, onSearch }: OptionsProps) {
  const t = useTranslations("table");
  // The list must not move under the pointer while containers change.
  const [all] = useState(options);
  const wanted = search.trim().toLowerCase();
  const found = all.filter((option) => option.label.toLowerCase().includes(wanted));
  const exact = found.some(({ value }) => value === search.trim());
  return (
    <>
      {(all.length > searchFrom || freeText) && (
        <Combobox.Search
          aria-label={`${t("find")}: ${label}`}
          placeholder={t("find")}
          value={search}
          onChange={(event) => onSearch(event.currentTarget.value)}
        />
      )}
      <Combobox.Options className={classes.options} aria-label={label}>
        {found.slice(0, mostShown).map((option) => (
          <Option key={option.value} option={option} chosen={chosen.includes(option.value)} />
        ))}
        {freeText && wanted !== "" && !exact && (
          <Combobox.Option value={search.trim()}>{freeText(search.trim())}</Combobox.Option>
        )}
        {found.length === 0 && !freeText && <Combobox.Empty>{t("nothingFound")}</Combobox.Empty>}
      </Combobox.Options>
    </>
  );
}

function Option({ option, chosen }: { option: FilterOption; chosen: boolean }) {
  return (
    <Combobox.Option value={option.value} active={chosen} aria-selected={chosen} className={classes.option}>
      <span className={classes.tick}>{chosen && <IconCheck size={14} aria-hidden />}</span>
      <span className={classes.optionLabel} title={visible(option.label)}>
        {visible(option.label)}
      </span>
      <span className={classes.optionCount}>{option.count}</span>
    </Combobox.Option>
  );
}
