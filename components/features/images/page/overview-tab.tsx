"use client";

import { useTranslations } from "next-intl";
import { CopyValue } from "#components/shared/resource-page/copy-value.tsx";
import { FactTime } from "#components/shared/resource-page/fact-time.tsx";
import { Fact, Facts } from "#components/shared/resource-page/facts.tsx";
import classes from "#components/shared/resource-page/resource-page.module.css";
import { CopyText } from "#components/ui/copy-text.tsx";
import type { ImageDetail } from "#lib/contracts/images.ts";
import { shortId } from "#lib/docker/names.ts";
import { visible } from "#lib/format/control-characters.ts";
import { SizeText } from "../cells/size-text.tsx";
import { SettingFacts } from "./setting-facts.tsx";

/** What the image is called, where it comes from, and what a container of it does. */
export function OverviewTab({ detail }: { detail: ImageDetail }) {
  const t = useTranslations("images.overview");
  return (
    <div className={classes.stack}>
      {detail.redacted && <p className={classes.note}>{t("withheld")}</p>}
      <div className={classes.grid}>
        <SettingFacts detail={detail} />
        <div className={classes.stack}>
          <NameFacts detail={detail} />
          <OriginFacts detail={detail} />
        </div>
      </div>
    </div>
  );
}

function NameFacts({ detail: { row } }: { detail: ImageDetail }) {
  const t = useTranslations("images.overview");
  return (
    <Facts title={t("identity")}>
      <Fact name={t("id")}>
        <CopyText value={row.id}>{shortId(row.id)}</CopyText>
      </Fact>
      <Fact name={t("tags")}>
        {row.tags.length === 0 && <span className={classes.dim}>{t("noTags")}</span>}
        {row.tags.map((tag) => (
          <div key={tag}>
            <CopyValue value={tag} />
          </div>
        ))}
      </Fact>
      {row.digests.length > 0 && (
        <Fact name={t("digests")}>
          {row.digests.map((digest) => (
            <div key={digest}>
              <CopyValue value={digest} />
            </div>
          ))}
        </Fact>
      )}
      <Fact name={t("size")}>
        <SizeText bytes={row.size} />
      </Fact>
      {row.project !== null && <Fact name={t("project")}>{visible(row.project)}</Fact>}
    </Facts>
  );
}

function OriginFacts({ detail }: { detail: ImageDetail }) {
  const t = useTranslations("images.overview");
  const { row, lastTaggedAt, os, architecture, author, comment, parent, builtWith } = detail;
  return (
    <Facts title={t("origin")}>
      <Fact name={t("platform")}>{visible([os, architecture].filter(Boolean).join("/"))}</Fact>
      {row.createdAt !== null && (
        <Fact name={t("created")}>
          <FactTime at={row.createdAt} />
        </Fact>
      )}
      {lastTaggedAt !== null && (
        <Fact name={t("tagged")}>
          <FactTime at={lastTaggedAt} />
        </Fact>
      )}
      {author !== "" && <Fact name={t("author")}>{visible(author)}</Fact>}
      {comment !== "" && <Fact name={t("comment")}>{visible(comment)}</Fact>}
      {parent !== null && (
        <Fact name={t("parent")}>
          <CopyText value={parent}>{shortId(parent)}</CopyText>
        </Fact>
      )}
      {builtWith !== "" && <Fact name={t("builtWith")}>{visible(builtWith)}</Fact>}
    </Facts>
  );
}
