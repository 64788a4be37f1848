package io.github.camelpixelcut.example;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;

/** The scene for each top folder of the inbox, for shops that sort their pictures by department. */
public final class FolderScenes {

    private final Map<String, String> scenes = new HashMap<>();

    /**
     * @param list for example {@code kitchen=marble, toys=wood}; blank for none
     * @throws Settings.InvalidException when a part is not a pair, or a scene does not exist
     */
    FolderScenes(String list) {
        for (String pair : list.isBlank() ? new String[0] : list.split(",")) {
            String[] sides = pair.split("=", -1);
            if (sides.length != 2) {
                throw new Settings.InvalidException(
                        "A list of scenes has the form kitchen=marble,toys=wood: '%s' is not such a pair"
                                .formatted(pair));
            }
            Settings.requireScene("folder.scenes", sides[1].strip());
            scenes.put(sides[0].strip(), sides[1].strip());
        }
    }

    /** The scene of the picture's top folder; null if it has none, so that the option of the endpoint applies. */
    public String sceneOf(Exchange exchange) {
        String name = PictureJob.of(exchange).picture().name();
        int slash = name.indexOf('/');
        return slash < 0 ? null : scenes.get(name.substring(0, slash));
    }
}
