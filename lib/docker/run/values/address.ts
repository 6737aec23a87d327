const isIpv4 = (text: string): boolean => {
  const parts = text.split(".");
  return (
    parts.length === 4 && parts.every((part) => /^(?:0|[1-9][0-9]{0,2})$/.test(part) && Number(part) < 256)
  );
};

/** Whether text is an IPv6 address, with `::` and a trailing IPv4 part, without a zone. */
function isIpv6(text: string): boolean {
  const last = text.slice(text.lastIndexOf(":") + 1);
  const hex = last.includes(".") && isIpv4(last) ? `${text.slice(0, -last.length)}0:0` : text;
  const halves = hex.split("::");
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return false;
  return halves.length === 2 ? groups.length < 8 : groups.length === 8;
}

/** Whether text is an IP address, as Go's `net.ParseIP` sees it. */
export const isIpAddress = (text: string): boolean => isIpv4(text) || (text.includes(":") && isIpv6(text));
export const isIpv6Address = (text: string): boolean => text.includes(":") && isIpv6(text);
/** A hardware address of six bytes with colons or hyphens. */
export const isMacAddress = (text: string): boolean =>
  /^[0-9a-fA-F]{2}(?:[:-][0-9a-fA-F]{2}){5}$/.test(text) ||
  /^[0-9a-fA-F]{4}(?:\.[0-9a-fA-F]{4}){2}$/.test(text);
