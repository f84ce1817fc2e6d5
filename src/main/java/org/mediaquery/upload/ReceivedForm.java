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
 * A form of type {@code multipart/form-data} (RFC 7578). Its files are kept on disk, because the field with a file's name
 * may follow the file. Reading takes only a few kilobytes of memory.
 */
final class ReceivedForm implements AutoCloseable {

    /** The maximum size of a form. Four concurrent forms take up to 2 GiB on disk. */
    static final long MAX_BYTES = 512L << 20;

    private static final int MAX_FILES = 1000;

    private static final String NAME = "name";

    private final List<FormFile> files = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private ReceivedForm() {}

    /**
     * Reads a form to its end.
     *
     * @param contentType of the request, with the boundary
     * @throws InvalidInputException when the body is not a form
     * @throws UploadTooLargeException when the form exceeds a limit
     */
    static ReceivedForm read(String contentType, InputStream body) {
        ReceivedForm form = new ReceivedForm();
        boolean complete = false;
        try {
            form.readParts(new FormParser(MAX_BYTES).getItemIterator(new FormParser.Request(contentType, body)));
            complete = true;
            return form;
        } catch (FileUploadSizeException e) {
            throw new UploadTooLargeException("A form may have up to " + MAX_BYTES
                    + " bytes, and each part up to 8 KiB of headers. Send a larger file with PUT /api/media/{name}.");
        } catch (FileUploadException | InvalidPathException e) {
            throw new InvalidInputException("The body must be a complete multipart/form-data message with the boundary"
                    + " given in Content-Type (RFC 7578).");
        } catch (IOException e) {
            throw new UncheckedIOException("a form could not be read", e);
        } finally {
            if (!complete) {
                form.close();
            }
        }
    }

    /** Reads all parts. Every part with a file name is a file, whatever the name of its field. */
    private void readParts(FileItemInputIterator parts) throws IOException {
        while (parts.hasNext()) {
            FileItemInput part = parts.next();
            try (InputStream content = part.getInputStream()) {
                if (!part.isFormField()) {
                    if (files.size() == MAX_FILES) {
                        throw new UploadTooLargeException(
                                "A form may have up to " + MAX_FILES + " files. Send more files in further forms.");
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
        // one byte more than the limit, so that the check of the name refuses a longer one
        names.add(new String(content.readNBytes(MediaName.MAX_BYTES + 1), StandardCharsets.UTF_8));
    }

    /** Returns the files in the order of the form. */
    List<FormFile> files() {
        return files;
    }

    /** Returns the value of the field {@code name}; null when it is absent or empty. */
    String name() {
        return names.isEmpty() || names.get(0).isEmpty() ? null : names.get(0);
    }

    @Override
    public void close() {
        files.forEach(FormFile::close);
    }
}
