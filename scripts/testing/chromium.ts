/**
 * How the system's Chromium is launched for tests and benchmarks, without a window. Nothing but the panel is asked for
 * anything: the browser's own errands are switched off, and so are the pages that it draws for its address bar with
 * every new window, which take the processors for two seconds.
 */
export const chromiumLaunch = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--disable-gpu",
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,OmniboxWebUIPopup",
  ],
};
