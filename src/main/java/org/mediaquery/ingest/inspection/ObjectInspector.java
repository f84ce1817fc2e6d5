package org.mediaquery.ingest.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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

/** Finds out what an object is, from its bytes and not from its name. */
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

    /**
     * Looks at an object. The caller closes the answer.
     *
     * @throws org.mediaquery.storage.ObjectChangedException when it was replaced meanwhile
     */
    public InspectedObject inspect(StoredObject object, ObjectVersion version) {
        if (object.size() == 0) {
            Content nothing = Content.of(MediaType.OTHER, MediaFormat.UNKNOWN.contentType());
            return InspectedObject.ended(nothing, Status.UNSUPPORTED, "It is empty.");
        }
        MediaFormat format = format(object);
        Content basics = Content.of(format.type(), format.contentType());
        try {
            return switch (format.type()) {
                case IMAGE -> inspectPicture(object, version, format);
                case VIDEO -> inspectVideo(object, version, format);
                case OTHER ->
                    InspectedObject.ended(
                            basics, Status.UNSUPPORTED, "By its content it is neither a picture nor a video.");
            };
        } catch (UnreadableMediaException e) {
            return InspectedObject.ended(basics, Status.FAILED, e.getMessage());
        }
    }

    private MediaFormat format(StoredObject object) {
        try (InputStream in = store.open(object)) {
            return MediaFormat.sniff(in.readNBytes(MediaFormat.HEAD_BYTES));
        } catch (IOException e) {
            throw brokeOff(object, e);
        }
    }

    private InspectedObject inspectPicture(StoredObject object, ObjectVersion version, MediaFormat format) {
        if (object.size() > limits.maxPictureBytes()) {
            return InspectedObject.ended(
                    Content.of(format.type(), format.contentType()),
                    Status.UNSUPPORTED,
                    "The picture has " + object.size() + " bytes; up to " + limits.maxPictureBytes()
                            + " are looked at here.");
        }
        TemporaryFile file = TemporaryFile.download(store, object);
        try {
            Content content = tools.metadata().describe(file.path(), format);
            if (!format.isDecodable()) {
                file.close();
                return InspectedObject.ended(
                        content,
                        Status.UNSUPPORTED,
                        "Pictures of type " + format.contentType() + " cannot be read here; a JPEG or PNG can.");
            }
            PictureFile picture = new PictureFile(file.path(), format, tools);
            return InspectedObject.of(
                    new PictureSubject(store.bucket(), object.name(), version, content, picture), file::close);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private InspectedObject inspectVideo(StoredObject object, ObjectVersion version, MediaFormat format) {
        try (InputStream in = store.open(object)) {
            Content content = videos.describe(in, format);
            if (content.type() != MediaType.VIDEO) {
                return InspectedObject.ended(content, Status.UNSUPPORTED, "It has sound, but no picture.");
            }
            if (!format.isIsoMovie()) {
                return InspectedObject.ended(
                        content,
                        Status.UNSUPPORTED,
                        "Videos of type " + format.contentType() + " are not looked at here; MP4 and MOV are.");
            }
            VideoFile file = new VideoFile(store, object, frames, limits.maxVideoBytes());
            return InspectedObject.of(
                    new VideoSubject(store.bucket(), object.name(), version, content, file), file::close);
        } catch (IOException e) {
            throw brokeOff(object, e);
        }
    }

    private static UncheckedIOException brokeOff(StoredObject object, IOException cause) {
        return new UncheckedIOException("the store broke off while " + object.name() + " was read", cause);
    }
}
