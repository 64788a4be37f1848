package io.github.camelpixelcut;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.testsupport.ApiDocs;
import io.github.camelpixelcut.testsupport.PublicApi;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PublicApiTest {

    @Test
    void thePublicApiIsAsDescribed() throws IOException {
        PublicApi.assertIsAsDescribed("camel-pixelcut");
    }

    @Test
    void everyPublicMemberHasAComment() throws IOException {
        assertThat(ApiDocs.undescribed()).isEmpty();
    }
}
