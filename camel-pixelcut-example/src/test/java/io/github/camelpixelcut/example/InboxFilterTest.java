package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that the consumer may take. */
class InboxFilterTest {

    @TempDir
    Path inbox;

    private final Shutdown shutdown = new Shutdown();

    private GenericFileFilter<File> filter() {
        return new InboxFilter(new RunProgress(), null, shutdown, Duration.ZERO);
    }

    @Test
    void aLongListingStopsWhenTheRunEnds() {
        GenericFile<File> picture = new GenericFile<>();
        picture.setFile(TestPictures.write(inbox.resolve("a.png")).toFile());
        picture.setRelativeFilePath("a.png");
        GenericFile<File> subfolder = new GenericFile<>();
        subfolder.setFile(inbox.toFile());
        subfolder.setDirectory(true);
        assertThat(filter().accept(picture)).isTrue();
        assertThat(filter().accept(subfolder)).isTrue();

        shutdown.request(Shutdown.Reason.INTERRUPTED);

        assertThat(filter().accept(picture)).isFalse();
        assertThat(filter().accept(subfolder)).isFalse();
    }
}
