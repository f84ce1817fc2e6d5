package org.mediaquery.platform.http;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;

/** Where the API begins. */
@ApplicationPath("api")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Media Query",
                        version = "0.1",
                        description = "Finds the pictures and videos of an S3 bucket by what is in them.",
                        license =
                                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0.txt")))
public class Api extends Application {}
