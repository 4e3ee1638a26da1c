namespace Packaging;

/// <summary>A folder of <c>functions/</c>: a function in one of the languages, or what functions share.</summary>
internal sealed class FunctionFolder(DirectoryInfo folder)
{
    public const string PythonHandler = "handler.py";
    public const string NodeHandler = "index.mjs";

    public string Name => folder.Name;

    public string Path => folder.FullName;

    public bool IsPython => Has(PythonHandler);

    public bool IsNode => Has(NodeHandler);

    public bool IsDotNet => Has($"{Name}.csproj");

    /// <summary>Those of a folder, in ordinal order; what npm installs is none.</summary>
    public static IReadOnlyList<FunctionFolder> Of(string functions) =>
    [
        .. new DirectoryInfo(functions).EnumerateDirectories().Where(folder => folder.Name != "node_modules")
            .OrderBy(folder => folder.Name, StringComparer.Ordinal).Select(folder => new FunctionFolder(folder)),
    ];

    /// <summary>Looks for what does not belong there, whether it would be packed or not.</summary>
    /// <exception cref="PackagingException">Something does not.</exception>
    public void Check() => Check(folder, prefix: "");

    private static void Check(DirectoryInfo folder, string prefix)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            var name = prefix + entry.Name;
            EntryRules.Check(entry, name, DenyList.Secrets);
            if (entry is DirectoryInfo subfolder)
            {
                Check(subfolder, name + "/");
            }
        }
    }

    private bool Has(string file) => File.Exists(System.IO.Path.Combine(folder.FullName, file));
}
