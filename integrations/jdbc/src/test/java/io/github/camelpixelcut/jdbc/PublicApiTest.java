package io.github.camelpixelcut.jdbc;

import io.github.camelpixelcut.testsupport.PublicApi;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PublicApiTest {

    @Test
    void thePublicApiIsAsDescribed() throws IOException {
        PublicApi.assertIsAsDescribed("integrations/jdbc");
    }
}
