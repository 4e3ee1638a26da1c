using System.Text;

namespace Packaging;

/// <summary>What may lie in a package, or in the folder that one is made from: nothing secret, nothing from elsewhere.</summary>
public static class EntryRules
{
    /// <summary>Where Lambda unpacks, whose paths Linux limits.</summary>
    private const string Task = "/var/task/";

    private const int LongestName = 255;
    private const int LongestPath = 4_096 - 1;

    /// <param name="name">The entry's path from the root of what is looked at.</param>
    /// <exception cref="PackagingException">It may not.</exception>
    public static void Check(FileSystemInfo entry, string name, IReadOnlyList<string> refused)
    {
        if (entry.LinkTarget is not null || entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
        {
            throw new PackagingException(
                $"{entry.FullName}: `{name}` is a link, which could bring in files from elsewhere; replace it by a copy of what it points to");
        }

        if (DenyList.Match(refused, entry.Name) is { } pattern)
        {
            throw new PackagingException(
                $"{entry.FullName}: `{name}` must not be deployed (deny-list: {pattern}); keep it out of what the function publishes");
        }

        CheckPath(entry.FullName, name);
    }

    /// <exception cref="PackagingException">The path is longer than Lambda's file system takes.</exception>
    public static void CheckPath(string at, string name)
    {
        var (bytes, last) = (Encoding.UTF8.GetByteCount(Task + name), Encoding.UTF8.GetByteCount(name[(name.LastIndexOf('/') + 1)..]));
        if (bytes > LongestPath || last > LongestName)
        {
            throw new PackagingException(
                $"{at}: `{name}` is {bytes} bytes long under {Task}, its last part {last}; Linux allows {LongestPath} and {LongestName}: shorten it");
        }
    }
}
