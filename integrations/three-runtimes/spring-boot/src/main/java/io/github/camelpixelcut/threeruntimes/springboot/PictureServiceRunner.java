package io.github.camelpixelcut.threeruntimes.springboot;

import io.github.camelpixelcut.example.PictureService;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;

/** Processes the inbox when Camel has started, and provides the exit code. */
final class PictureServiceRunner implements ApplicationRunner, ExitCodeGenerator {

    private final PictureService pictures;
    private int exitCode;

    PictureServiceRunner(PictureService pictures) {
        this.pictures = pictures;
    }

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        exitCode = pictures.work();
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
