using System.IO.Compression;

namespace Packaging;

/// <summary>
/// A zip whose bytes depend on the names and contents of its files alone: fixed order, date and mode. Equal sources give
/// an equal hash, and an unchanged function is not deployed again.
/// </summary>
public static class PackageArchive
{
    /// <summary>The first instant that a zip can express.</summary>
    private static readonly DateTimeOffset Date = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const int RegularFile = 0b1000_000_000_000_000; // S_IFREG
    private const int ReadableByAll = 0b110_100_100; // 0644
    private const int ExecutableByAll = 0b111_101_101; // 0755

    /// <summary>A custom runtime starts the file of this name; everything else is only read.</summary>
    private const string Bootstrap = "bootstrap";

    /// <summary>Writes beside the target and then moves: whoever looks sees the old archive or the new one, never half of one.</summary>
    public static void Write(IReadOnlyList<PackageFile> files, string output)
    {
        var target = Path.GetFullPath(output);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var unfinished = $"{target}.{Environment.ProcessId}.tmp";
        try
        {
            using (var stream = new FileStream(unfinished, FileMode.Create))
            {
                Write(files, stream);
            }

            File.Move(unfinished, target, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static void Write(IReadOnlyList<PackageFile> files, Stream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        foreach (var file in files)
        {
            var entry = archive.CreateEntry(file.Name, CompressionLevel.SmallestSize);
            entry.LastWriteTime = Date;
            // Unix keeps the mode in the upper half; the files' own would differ with the umask of the build machine.
            entry.ExternalAttributes = (RegularFile | (file.Name == Bootstrap ? ExecutableByAll : ReadableByAll)) << 16;
            using var content = entry.Open();
            using var source = File.OpenRead(file.Source);
            source.CopyTo(content);
        }
    }
}
