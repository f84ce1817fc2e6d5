package org.mediaquery.album;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import org.awaitility.Awaitility;

/** A page in the browser, as a person uses it: keys, clicks, what is seen. */
final class Tab implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final DevTools tools;
    private final PageEvents events;
    private final Keyboard keyboard;

    Tab(URI address) {
        events = new PageEvents(address);
        tools = events.tools();
        keyboard = new Keyboard(tools);
        for (String domain : List.of("Page", "Runtime", "Network", "Log", "DOM")) {
            tools.call(domain + ".enable", Json.createObjectBuilder());
        }
        tools.call("Page.setDownloadBehavior", Json.createObjectBuilder().add("behavior", "deny"));
    }

    /**
     * Answers requests to the service in its place.
     *
     * @param answers by method and URL: null lets a request pass, an empty text never answers it, else status and body
     */
    void answer(BiFunction<String, String, String> answers) {
        answer("*/api/*", answers);
    }

    /**
     * Answers requests in place of a server.
     *
     * @param pattern of the URLs, in which {@code *} stands for any text
     * @param answers as above
     */
    void answer(String pattern, BiFunction<String, String, String> answers) {
        events.answer(pattern, answers);
    }

    Tab size(int width, int height) {
        tools.call(
                "Emulation.setDeviceMetricsOverride",
                Json.createObjectBuilder()
                        .add("width", width)
                        .add("height", height)
                        .add("deviceScaleFactor", 1)
                        .add("mobile", width < 600));
        tools.call(
                "Emulation.setTouchEmulationEnabled", Json.createObjectBuilder().add("enabled", width < 600));
        return this;
    }

    Tab media(String feature, String value) {
        tools.call(
                "Emulation.setEmulatedMedia",
                Json.createObjectBuilder()
                        .add(
                                "features",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("name", feature)
                                                .add("value", value))));
        return this;
    }

    Tab paper(boolean paper) {
        tools.call("Emulation.setEmulatedMedia", Json.createObjectBuilder().add("media", paper ? "print" : ""));
        return this;
    }

    Tab scripts(boolean allowed) {
        tools.call(
                "Emulation.setScriptExecutionDisabled",
                Json.createObjectBuilder().add("value", !allowed));
        return this;
    }

    Tab offline(boolean offline) {
        tools.call(
                "Network.emulateNetworkConditions",
                Json.createObjectBuilder()
                        .add("offline", offline)
                        .add("latency", 0)
                        .add("downloadThroughput", -1)
                        .add("uploadThroughput", -1));
        return this;
    }

    Tab go(URI address) {
        tools.call("Page.navigate", Json.createObjectBuilder().add("url", address.toString()));
        return this;
    }

    /** The value of an expression, as JSON; promises are waited for. */
    JsonValue evaluate(String expression) {
        JsonObject result = tools.call(
                "Runtime.evaluate",
                Json.createObjectBuilder()
                        .add("expression", expression)
                        .add("awaitPromise", true)
                        .add("returnByValue", true)
                        .add("userGesture", true));
        if (result.containsKey("exceptionDetails")) {
            throw new AssertionError(expression + ": " + result.getJsonObject("exceptionDetails"));
        }
        return result.getJsonObject("result").getOrDefault("value", JsonValue.NULL);
    }

    /** Waits until an expression is true. */
    Tab await(String expression) {
        Awaitility.await(expression)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(40))
                .ignoreExceptions()
                .until(() -> evaluate("Boolean(" + expression + ")") == JsonValue.TRUE);
        return this;
    }

    Tab awaitText(String text) {
        return await("document.body.innerText.includes(" + quote(text) + ")");
    }

    String text(String selector) {
        JsonValue value = evaluate("document.querySelector(" + quote(selector) + ")?.innerText ?? ''");
        return ((JsonString) value).getString();
    }

    int number(String expression) {
        return ((JsonNumber) evaluate(expression)).intValue();
    }

    /** Clicks into the middle of an element, once it is there. */
    Tab click(String selector) {
        String element = "document.querySelector(" + quote(selector) + ")";
        await(element + "?.getBoundingClientRect().width > 0");
        JsonObject at = evaluate("(() => { const e = " + element
                        + "; e.scrollIntoViewIfNeeded?.(); const b = e.getBoundingClientRect();"
                        + " return {x: b.left + b.width / 2, y: b.top + b.height / 2}; })()")
                .asJsonObject();
        for (String type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
            tools.call(
                    "Input.dispatchMouseEvent",
                    Json.createObjectBuilder()
                            .add("type", type)
                            .add("x", at.getJsonNumber("x"))
                            .add("y", at.getJsonNumber("y"))
                            .add("button", type.equals("mouseMoved") ? "none" : "left")
                            .add("clickCount", 1));
        }
        return this;
    }

    Tab hover(String selector) {
        String element = "document.querySelector(" + quote(selector) + ")";
        await(element);
        JsonObject at = evaluate("(() => { const b = " + element
                        + ".getBoundingClientRect(); return {x: b.left + b.width / 2, y: b.top + b.height / 2}; })()")
                .asJsonObject();
        tools.call(
                "Input.dispatchMouseEvent",
                Json.createObjectBuilder()
                        .add("type", "mouseMoved")
                        .add("x", at.getJsonNumber("x"))
                        .add("y", at.getJsonNumber("y")));
        return this;
    }

    Tab type(String text) {
        tools.call("Input.insertText", Json.createObjectBuilder().add("text", text));
        return this;
    }

    /** Presses keys, one after the other: {@code ArrowRight}, {@code Shift+ArrowRight}, {@code b}. */
    Tab press(String... keys) {
        keyboard.press(keys);
        return this;
    }

    /** Chooses files in a field for files. */
    Tab choose(String selector, List<Path> files) {
        JsonArrayBuilder names = Json.createArrayBuilder();
        files.forEach(file -> names.add(file.toAbsolutePath().toString()));
        int root = tools.call("DOM.getDocument", Json.createObjectBuilder())
                .getJsonObject("root")
                .getInt("nodeId");
        int node = tools.call(
                        "DOM.querySelector",
                        Json.createObjectBuilder().add("nodeId", root).add("selector", selector))
                .getInt("nodeId");
        tools.call(
                "DOM.setFileInputFiles",
                Json.createObjectBuilder().add("files", names).add("nodeId", node));
        return this;
    }

    /** Drags files and folders from outside over the page, and lets them drop there. */
    Tab drop(List<Path> files) {
        JsonArrayBuilder names = Json.createArrayBuilder();
        files.forEach(file -> names.add(file.toAbsolutePath().toString()));
        JsonObject data = Json.createObjectBuilder()
                .add("items", Json.createArrayBuilder())
                .add("files", names)
                .add("dragOperationsMask", 1)
                .build();
        for (String type : List.of("dragEnter", "dragOver", "drop")) {
            tools.call(
                    "Input.dispatchDragEvent",
                    Json.createObjectBuilder()
                            .add("type", type)
                            .add("x", 400)
                            .add("y", 300)
                            .add("data", data));
        }
        return this;
    }

    /** Writes what is seen into a file. */
    void picture(Path file) throws IOException {
        String data = tools.call(
                        "Page.captureScreenshot", Json.createObjectBuilder().add("format", "png"))
                .getString("data");
        Files.write(file, Base64.getDecoder().decode(data));
    }

    /** The addresses of all requests so far. */
    List<String> requests() {
        return events.requests();
    }

    /** Fails if a script failed, or something broke the content security policy. */
    Tab isFaultless() {
        assertThat(events.faults()).isEmpty();
        return this;
    }

    static String quote(String text) {
        return Json.createValue(text).toString();
    }

    @Override
    public void close() {
        tools.send("Page.close", Json.createObjectBuilder());
        tools.close();
    }
}
