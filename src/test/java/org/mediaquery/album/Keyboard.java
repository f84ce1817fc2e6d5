package org.mediaquery.album;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;

/** Presses keys in a page. */
final class Keyboard {

    /** The key numbers of the protocol for named keys that tests press. */
    private static final Map<String, Integer> NUMBERS = Map.of(
            "Enter",
            13,
            "Escape",
            27,
            "ArrowLeft",
            37,
            "ArrowUp",
            38,
            "ArrowRight",
            39,
            "ArrowDown",
            40,
            "Delete",
            46,
            "Tab",
            9,
            "Backspace",
            8,
            "End",
            35);

    private final DevTools tools;

    Keyboard(DevTools tools) {
        this.tools = tools;
    }

    void press(String... keys) {
        for (String pressed : keys) {
            String key = pressed.substring(pressed.lastIndexOf('+') + 1);
            int modifiers = (pressed.contains("Shift+") ? 8 : 0) + (pressed.contains("Ctrl+") ? 2 : 0);
            boolean letter = key.length() == 1;
            JsonObjectBuilder down = Json.createObjectBuilder()
                    .add("type", "keyDown")
                    .add("key", key)
                    .add("modifiers", modifiers)
                    .add(
                            "windowsVirtualKeyCode",
                            NUMBERS.getOrDefault(key, letter ? (int) Character.toUpperCase(key.charAt(0)) : 0));
            if (letter && modifiers == 0) {
                down.add("text", key);
            } else if (key.equals("Enter")) {
                down.add("text", "\r");
            }
            tools.call("Input.dispatchKeyEvent", down);
            tools.call(
                    "Input.dispatchKeyEvent",
                    Json.createObjectBuilder()
                            .add("type", "keyUp")
                            .add("key", key)
                            .add("modifiers", modifiers));
        }
    }
}
