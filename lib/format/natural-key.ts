/**
 * Text that sorts as a person would sort it (`web-2` before `web-10`, case aside) when compared by code units, so the
 * same in every language: each number is written with the count of its digits before it.
 */
export const naturalKey = (text: string): string =>
  text.toLowerCase().replace(/\d+/g, (digits) => {
    const number = digits.replace(/^0+(?=\d)/, "");
    return String(number.length).padStart(3, "0") + number;
  });
