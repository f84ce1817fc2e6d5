package org.mediaquery.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.RequestContext;

/** Uses Commons FileUpload on a stream, without a servlet. */
final class FormParser extends AbstractFileUpload<FormParser.Request, DiskFileItem, DiskFileItemFactory> {

    /** Enough for a percent-encoded file name of 1,024 bytes and a part's other headers. */
    private static final int MAX_HEADER_BYTES = 8 * 1024;

    /** @param maxBytes the maximum size of a whole form */
    FormParser(long maxBytes) {
        setMaxSize(maxBytes);
        setMaxPartHeaderSize(MAX_HEADER_BYTES);
        setHeaderCharset(StandardCharsets.UTF_8);
    }

    /**
     * A request with a form.
     *
     * @param contentType the content type, including the boundary
     */
    record Request(String contentType, InputStream body) implements RequestContext {

        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        /** Returns -1, unknown, so that the received bytes are counted instead. */
        @Override
        public long getContentLength() {
            return -1;
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        @Override
        public InputStream getInputStream() {
            return body;
        }

        @Override
        public boolean isMultipartRelated() {
            return false;
        }
    }

    @Override
    public FileItemInputIterator getItemIterator(Request request) throws FileUploadException, IOException {
        return super.getItemIterator((RequestContext) request);
    }

    @Override
    public List<DiskFileItem> parseRequest(Request request) throws FileUploadException {
        return super.parseRequest((RequestContext) request);
    }

    @Override
    public Map<String, List<DiskFileItem>> parseParameterMap(Request request) throws FileUploadException {
        return super.parseParameterMap((RequestContext) request);
    }
}
