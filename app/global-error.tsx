"use client";

// The root layout itself has failed: there are no words of any catalogue and no styles here.
export default function GlobalError() {
  return (
    <html lang="en">
      <body style={{ fontFamily: "system-ui, sans-serif", padding: "10vh 2rem", textAlign: "center" }}>
        <h1 style={{ fontSize: "1.25rem" }}>This page has stopped working · 页面出错了</h1>
        <p>
          <a href="/">Reload · 重新加载</a>
        </p>
      </body>
    </html>
  );
}
