"""Drives a headless Chromium over its debugging protocol, through a pipe: nothing but Python and the browser.

https://chromedevtools.github.io/devtools-protocol/
"""

import base64
import json
import os
import select
import subprocess
import tempfile
import time


class Chromium:
    """A browser of its own, with an empty profile and without a network."""

    def __init__(self, program):
        self._profile = tempfile.TemporaryDirectory(prefix="copgraph-browser-", ignore_cleanup_errors=True)
        read_end, self._commands = os.pipe()
        self._answers, write_end = os.pipe()
        arguments = [
            program, "--headless=new", "--remote-debugging-pipe", "--no-first-run", "--disable-gpu",
            "--hide-scrollbars", "--disable-background-networking", "--disable-extensions",
            "--proxy-server=127.0.0.1:9", f"--user-data-dir={self._profile.name}",
        ] + (["--no-sandbox"] if os.geteuid() == 0 else []) + ["about:blank"]

        def connect():
            # Copies beyond 4 first: one of the two may be in the way of the other.
            commands, answers = os.dup2(read_end, 30), os.dup2(write_end, 31)
            os.dup2(commands, 3)
            os.dup2(answers, 4)

        self._process = subprocess.Popen(
            arguments, close_fds=False, preexec_fn=connect, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        os.close(read_end)
        os.close(write_end)
        self._buffer, self._number, self.events = b"", 0, []

    def close(self):
        os.close(self._commands)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._answers)
        self._profile.cleanup()

    def call(self, method, session=None, timeout=60, **parameters):
        """The result of a command; events that come before it are kept."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self._commands, json.dumps(message).encode() + b"\0")
        deadline = time.monotonic() + timeout
        while True:
            answer = self._read(deadline, method)
            if answer.get("id") != self._number:
                self.events.append(answer)
            elif "error" in answer:
                raise RuntimeError(f"{method}: {answer['error']['message']}")
            else:
                return answer["result"]

    def wait_for(self, method, session, timeout=60):
        """The next event of a kind."""
        deadline = time.monotonic() + timeout
        while True:
            for place, event in enumerate(self.events):
                if event.get("method") == method and event.get("sessionId") == session:
                    return self.events.pop(place)
            self.events.append(self._read(deadline, method))

    def _read(self, deadline, what):
        while b"\0" not in self._buffer:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self._answers], [], [], left)[0]:
                raise RuntimeError(f"the browser does not answer: {what}")
            read = os.read(self._answers, 1 << 20)
            if not read:
                raise RuntimeError(f"the browser is gone: {what}")
            self._buffer += read
        message, self._buffer = self._buffer.split(b"\0", 1)
        return json.loads(message)


class Page:
    """A document in a tab of its own, of a given size and in a colour scheme."""

    def __init__(self, browser, path, width, height, scheme="light", fragment="", scripts=True, media=""):
        self.browser = browser
        target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        self.target = target
        self.session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "Log", "Network"]:
            self.call(f"{domain}.enable")
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                  mobile=width < 600)
        self.call("Emulation.setEmulatedMedia", media=media,
                  features=[{"name": "prefers-color-scheme", "value": scheme}])
        if not scripts:
            self.call("Emulation.setScriptExecutionDisabled", value=True)
        self.call("Page.navigate", url=f"file://{os.path.abspath(path)}{fragment}")
        browser.wait_for("Page.loadEventFired", self.session)

    def call(self, method, **parameters):
        return self.browser.call(method, session=self.session, **parameters)

    def value(self, expression):
        """The value of an expression of JavaScript; promises are waited for."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise RuntimeError(f"{expression}: {details.get('exception', {}).get('description', details['text'])}")
        return answer["result"].get("value")

    def settle(self):
        """Waits for two frames, so that what was asked for is drawn."""
        self.value("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))")

    def mouse(self, kind, x, y, **more):
        self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, **more)

    def click(self, x, y, **more):
        self.mouse("mousePressed", x, y, button="left", buttons=1, clickCount=1, **more)
        self.mouse("mouseReleased", x, y, button="left", clickCount=1, **more)

    def key(self, key, text=None, **more):
        kind = {"type": "keyDown", "text": text} if text else {"type": "rawKeyDown"}
        self.call("Input.dispatchKeyEvent", key=key, **kind, **more)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key, **more)

    def type(self, text):
        self.call("Input.insertText", text=text)

    def picture(self, path):
        data = self.call("Page.captureScreenshot", format="png")["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def complaints(self):
        """What stands on the console, and every request but that for the document itself."""
        found = []
        for event in self.browser.events:
            if event.get("sessionId") != self.session:
                continue
            method, parameters = event["method"], event["params"]
            if method == "Runtime.consoleAPICalled":
                found.append(f"console: {parameters['args']}")
            elif method == "Runtime.exceptionThrown":
                found.append(f"exception: {parameters['exceptionDetails']}")
            elif method == "Log.entryAdded":
                found.append(f"log: {parameters['entry']['text']}")
            elif method == "Network.requestWillBeSent":
                address = parameters["request"]["url"]
                if parameters.get("type") != "Document" and not address.startswith(("data:", "blob:")):
                    found.append(f"request: {address}")
        return found

    def close(self):
        self.browser.call("Target.closeTarget", targetId=self.target)
