package org.mediaquery.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.media.MediaName;
import org.mediaquery.storage.UploadTooLargeException;

/**
 * A form of {@code multipart/form-data} (RFC 7578). Its files are on disk, since the field that names a file may come after
 * it; memory holds a few kilobytes at a time.
 */
final class ReceivedForm implements AutoCloseable {

    /** Of a whole form: with four forms at a time there are 2 GiB on disk. */
    static final long MOST_BYTES = 512L << 20;

    private static final int MOST_FILES = 1000;

    private static final String NAME = "name";

    private final List<FormFile> files = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private ReceivedForm() {}

    /**
     * Reads a form to its end.
     *
     * @param contentType of the request, with the boundary
     * @throws InvalidInputException when it is no form
     * @throws UploadTooLargeException when it is larger than is taken
     */
    static ReceivedForm read(String contentType, InputStream body) {
        ReceivedForm form = new ReceivedForm();
        boolean complete = false;
        try {
            form.readParts(new FormParser(MOST_BYTES).getItemIterator(new FormParser.Request(contentType, body)));
            complete = true;
            return form;
        } catch (FileUploadSizeException e) {
            throw new UploadTooLargeException("A form may have " + MOST_BYTES
                    + " bytes, and a part of it 8 KiB of headers. Send a larger file with PUT /api/media/{name}.");
        } catch (FileUploadException | InvalidPathException e) {
            throw new InvalidInputException("The body must be multipart/form-data with a boundary that is named in"
                    + " Content-Type (RFC 7578).");
        } catch (IOException e) {
            throw new UncheckedIOException("a form could not be read", e);
        } finally {
            if (!complete) {
                form.close();
            }
        }
    }

    /** Every part that has a file name is a file, whatever its field is called. */
    private void readParts(FileItemInputIterator parts) throws IOException {
        while (parts.hasNext()) {
            FileItemInput part = parts.next();
            try (InputStream content = part.getInputStream()) {
                if (!part.isFormField()) {
                    if (files.size() == MOST_FILES) {
                        throw new UploadTooLargeException("A form may have " + MOST_FILES + " files.");
                    }
                    files.add(FormFile.copy(part.getName(), part.getContentType(), content));
                } else if (NAME.equals(part.getFieldName())) {
                    addName(content);
                }
            }
        }
    }

    private void addName(InputStream content) throws IOException {
        if (!names.isEmpty()) {
            throw new InvalidInputException("The form has more than one field \"name\"; one is allowed.");
        }
        // one byte more than a name may have, so that a longer one is seen as too long
        names.add(new String(content.readNBytes(MediaName.MAX_BYTES + 1), StandardCharsets.UTF_8));
    }

    /** In the order of the form. */
    List<FormFile> files() {
        return files;
    }

    /** What the field {@code name} says; null when there is none, or it is empty. */
    String name() {
        return names.isEmpty() || names.get(0).isEmpty() ? null : names.get(0);
    }

    @Override
    public void close() {
        files.forEach(FormFile::close);
    }
}
