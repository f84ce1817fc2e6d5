package org.mediaquery.imaging.heif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Shell scripts in place of the program. */
public final class FakeProgram {

    private FakeProgram() {}

    /** Writes a program into a folder. Skips the test where there is no shell. */
    public static Path write(Path folder, String name, String script) {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no shell");
        try {
            Path program = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
            assertThat(program.toFile().setExecutable(true)).isTrue();
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
