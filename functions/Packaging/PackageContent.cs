namespace Packaging;

/// <summary>
/// What goes into a package: the files of a folder, in ordinal order of their names, after everything that must not be
/// deployed has been refused. Nothing outside the folder is ever read: links are refused, not followed.
/// </summary>
public static class PackageContent
{
    /// <summary>Lambda's limit for a function unzipped (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).</summary>
    public const long UnzippedLimit = 250L * 1024 * 1024;

    /// <summary>Lists the files of <paramref name="folder"/>, or refuses it.</summary>
    /// <exception cref="PackagingException">The folder is missing or empty, or holds something that must not be deployed.</exception>
    public static IReadOnlyList<PackageFile> Of(string folder, long unzippedLimit = UnzippedLimit)
    {
        var root = new DirectoryInfo(folder);
        if (!root.Exists)
        {
            throw new PackagingException($"{folder}: no such folder; pass the folder that the function was published to");
        }

        var files = new List<PackageFile>();
        Collect(root, prefix: "", files);
        if (files.Count == 0)
        {
            throw new PackagingException($"{folder}: holds no file to deploy; publish the function into it first");
        }

        var total = files.Sum(file => file.Length);
        if (total > unzippedLimit)
        {
            var largest = files.MaxBy(file => file.Length);
            throw new PackagingException(
                $"{folder}: {total} bytes unzipped, Lambda allows {unzippedLimit}; "
                + $"leave something out (largest: {largest.Name}, {largest.Length} bytes)");
        }

        // Not left to the file system, whose order differs from machine to machine.
        files.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        return files;
    }

    private static void Collect(DirectoryInfo folder, string prefix, List<PackageFile> files)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            var name = prefix + entry.Name;
            Refuse(entry, name);
            if (entry is DirectoryInfo subfolder)
            {
                Collect(subfolder, name + "/", files);
            }
            else if (entry is FileInfo file && IsDeployed(file))
            {
                files.Add(new PackageFile(name, file.FullName, file.Length));
            }
        }
    }

    private static void Refuse(FileSystemInfo entry, string name)
    {
        if (entry.LinkTarget is not null || entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
        {
            throw new PackagingException(
                $"{entry.FullName}: `{name}` is a link, which could bring in files from elsewhere; replace it by a copy of what it points to");
        }

        if (DenyList.Match(entry.Name) is { } pattern)
        {
            throw new PackagingException(
                $"{entry.FullName}: `{name}` must not be deployed (deny-list: {pattern}); keep it out of what the function publishes");
        }
    }

    /// <summary>Symbols are embedded in the assemblies already; the .dev.json names folders of the build machine.</summary>
    private static bool IsDeployed(FileInfo file) =>
        !file.Name.EndsWith(".pdb", StringComparison.OrdinalIgnoreCase)
        && !file.Name.EndsWith(".runtimeconfig.dev.json", StringComparison.OrdinalIgnoreCase);
}
