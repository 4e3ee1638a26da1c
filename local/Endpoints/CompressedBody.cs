using System.IO.Compression;

namespace Local.Endpoints;

/// <summary>A body that was compressed with gzip.</summary>
internal static class CompressedBody
{
    /// <summary>What a request may have, uncompressed: a small body can become a large one.</summary>
    private const int MaximumSize = 2 * 1024 * 1024;

    /// <returns>Null if it is no gzip, or too large.</returns>
    public static byte[]? Read(ReadOnlyMemory<byte> compressed)
    {
        using var gzip = new GZipStream(new MemoryStream(compressed.ToArray(), writable: false), CompressionMode.Decompress);
        var plain = new byte[MaximumSize + 1];
        try
        {
            var count = gzip.ReadAtLeast(plain, plain.Length, throwOnEndOfStream: false);
            return count <= MaximumSize ? plain[..count] : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
