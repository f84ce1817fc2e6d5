package org.mediaquery.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.mediaquery.ingest.IngestLimits;
import org.mediaquery.ingest.inspection.ObjectInspector;
import org.mediaquery.platform.config.Settings;
import org.mediaquery.storage.MediaStore;

/** Creates the one inspector of this process. Workers and requests share it, and so its memory for decoding. */
@ApplicationScoped
public class InspectionComposition {

    /** WebP and progressive JPEG are decoded whole; this suffices for 14 and 67 million pixels. */
    private static final long MAX_WORKING_BYTES = 384L << 20;

    @Produces
    @Singleton
    ObjectInspector inspector(MediaStore store, Settings settings) {
        Settings.Sizes sizes = settings.work().sizes();
        return IngestComposition.inspector(
                store,
                new IngestLimits(
                        sizes.maxPictureBytes(),
                        sizes.maxVideoBytes(),
                        sizes.maxPicturePixels(),
                        sizes.maxVideoPixels(),
                        MAX_WORKING_BYTES,
                        settings.labelling().minConfidence()));
    }
}
