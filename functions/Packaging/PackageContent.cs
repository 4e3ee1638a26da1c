namespace Packaging;

/// <summary>
/// What goes into a package: the files of a folder, in ordinal order of their names, after everything that must not be
/// deployed has been refused. Nothing outside the folder is ever read: links are refused, not followed.
/// </summary>
public static class PackageContent
{
    /// <summary>Lambda's limit for a function unzipped (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).</summary>
    public const long UnzippedLimit = 250L * 1024 * 1024;

    /// <summary>More files than any function has, and fewer than what unpacks them takes.</summary>
    public const int MostFiles = 20_000;

    /// <summary>Lists the files of <paramref name="folder"/>, or refuses it.</summary>
    /// <param name="leavesOut">Tells by its name what lies there and is not deployed.</param>
    /// <exception cref="PackagingException">The folder is missing or empty, or holds something that must not be deployed.</exception>
    public static IReadOnlyList<PackageFile> Of(string folder, long unzippedLimit = UnzippedLimit, int mostFiles = MostFiles, Predicate<string>? leavesOut = null)
    {
        var root = new DirectoryInfo(folder);
        if (!root.Exists)
        {
            throw new PackagingException($"{folder}: no such folder; pass the folder that the function was published to");
        }

        var files = new List<PackageFile>();
        Collect(root, prefix: "", files, leavesOut ?? (_ => false));
        if (files.Count == 0)
        {
            throw new PackagingException($"{folder}: holds no file to deploy; publish the function into it first");
        }

        if (files.Count > mostFiles)
        {
            throw new PackagingException($"{folder}: holds {files.Count} files, {mostFiles} are allowed; leave something out");
        }

        if (files.GroupBy(file => file.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twins)
        {
            throw new PackagingException(
                $"{folder}: {string.Join(" and ", twins.Select(file => $"`{file.Name}`"))} differ in case only, and are one file where case does not count; rename one");
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

    private static void Collect(DirectoryInfo folder, string prefix, List<PackageFile> files, Predicate<string> leavesOut)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos().Where(entry => !leavesOut(entry.Name)))
        {
            var name = prefix + entry.Name;
            EntryRules.Check(entry, name, DenyList.Patterns);
            if (entry is DirectoryInfo subfolder)
            {
                Collect(subfolder, name + "/", files, leavesOut);
            }
            else if (entry is FileInfo file && IsDeployed(file))
            {
                files.Add(new PackageFile(name, file.FullName, file.Length));
            }
        }
    }

    /// <summary>Symbols are embedded in the assemblies already; the .dev.json names folders of the build machine.</summary>
    private static bool IsDeployed(FileInfo file) =>
        !file.Name.EndsWith(".pdb", StringComparison.OrdinalIgnoreCase)
        && !file.Name.EndsWith(".runtimeconfig.dev.json", StringComparison.OrdinalIgnoreCase);
}
