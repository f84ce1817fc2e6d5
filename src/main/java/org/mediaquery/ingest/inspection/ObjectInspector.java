package org.mediaquery.ingest.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.mediaquery.imaging.format.FormatDetector;
import org.mediaquery.imaging.format.MediaFormat;
import org.mediaquery.imaging.metadata.VideoMetadata;
import org.mediaquery.imaging.video.FrameReader;
import org.mediaquery.ingest.IngestLimits;
import org.mediaquery.media.Content;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.UnreadableMediaException;
import org.mediaquery.media.labels.Status;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.StoredObject;

/** Inspects objects by their bytes, not by their names. */
public final class ObjectInspector {

    private final MediaStore store;
    private final PictureTools tools;
    private final VideoMetadata videos = new VideoMetadata();
    private final FrameTools frames;
    private final IngestLimits limits;

    public ObjectInspector(MediaStore store, PictureTools tools, FrameReader frames, IngestLimits limits) {
        this.store = store;
        this.tools = tools;
        this.frames = new FrameTools(frames, tools.thumbnails());
        this.limits = limits;
    }

    /** Returns the content types of all pictures that can be decoded on this machine. */
    public List<String> pictureTypes() {
        return tools.contentTypes();
    }

    /** Returns what to install to decode more types of pictures; nothing if everything is there. */
    public Optional<String> pictureRemedy() {
        return tools.remedy();
    }

    /** Returns the name of the decoder of videos. */
    public String videoDecoder() {
        return frames.reader().name();
    }

    /**
     * Inspects an object. The caller closes the result.
     *
     * @throws org.mediaquery.storage.ObjectChangedException when the object was replaced meanwhile
     */
    public InspectedObject inspect(StoredObject object, ObjectVersion version) {
        if (object.size() == 0) {
            Content nothing = Content.of(MediaType.OTHER, MediaFormat.UNKNOWN.contentType());
            return InspectedObject.ended(nothing, Status.UNSUPPORTED, "The object is empty.");
        }
        MediaFormat format = format(object);
        Content basics = Content.of(format.type(), format.contentType());
        try {
            return switch (format.type()) {
                case IMAGE -> inspectPicture(object, version, format);
                case VIDEO -> inspectVideo(object, version, format);
                case OTHER ->
                    InspectedObject.ended(basics, Status.UNSUPPORTED, "The content is neither a picture nor a video.");
            };
        } catch (UnreadableMediaException e) {
            return InspectedObject.ended(basics, Status.FAILED, e.getMessage());
        }
    }

    private MediaFormat format(StoredObject object) {
        try (InputStream in = store.open(object)) {
            return FormatDetector.detect(in.readNBytes(FormatDetector.HEAD_BYTES));
        } catch (IOException e) {
            throw readFailure(object, e);
        }
    }

    private InspectedObject inspectPicture(StoredObject object, ObjectVersion version, MediaFormat format) {
        if (object.size() > limits.maxPictureBytes()) {
            return InspectedObject.ended(
                    Content.of(format.type(), format.contentType()),
                    Status.UNSUPPORTED,
                    "The picture has " + object.size() + " bytes; the limit is " + limits.maxPictureBytes()
                            + " bytes (MEDIA_MAX_PICTURE_BYTES).");
        }
        PictureFile picture = new PictureFile(TemporaryFile.download(store, object), format, tools);
        try {
            Content content = picture.describe();
            Optional<String> obstacle = tools.obstacle(format);
            if (obstacle.isPresent()) {
                picture.close();
                return InspectedObject.ended(content, Status.UNSUPPORTED, obstacle.get());
            }
            return InspectedObject.of(
                    new PictureSubject(store.bucket(), object.name(), version, content, picture), picture::close);
        } catch (RuntimeException e) {
            picture.close();
            throw e;
        }
    }

    private InspectedObject inspectVideo(StoredObject object, ObjectVersion version, MediaFormat format) {
        try (InputStream in = store.open(object)) {
            Content content = videos.describe(in, format);
            if (content.type() != MediaType.VIDEO) {
                return InspectedObject.ended(content, Status.UNSUPPORTED, "The file has audio, but no video track.");
            }
            if (!format.isIsoMovie()) {
                return InspectedObject.ended(
                        content,
                        Status.UNSUPPORTED,
                        "Videos of type " + format.contentType() + " are not supported. Upload an MP4 or MOV.");
            }
            VideoFile file = new VideoFile(store, object, frames, limits.maxVideoBytes());
            return InspectedObject.of(
                    new VideoSubject(store.bucket(), object.name(), version, content, file), file::close);
        } catch (IOException e) {
            throw readFailure(object, e);
        }
    }

    private static UncheckedIOException readFailure(StoredObject object, IOException cause) {
        return new UncheckedIOException("the connection to the store failed while reading " + object.name(), cause);
    }
}
