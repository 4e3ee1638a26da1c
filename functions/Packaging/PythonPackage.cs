namespace Packaging;

/// <summary>The package of a function in Python: its folder as it is, without tests. What it imports beyond that, Lambda's runtime has.</summary>
internal static class PythonPackage
{
    public static IReadOnlyList<PackageFile> Of(FunctionFolder function) => PackageContent.Of(function.Path, leavesOut: IsNotDeployed);

    private static bool IsNotDeployed(string name) =>
        name is "__pycache__" || name.EndsWith(".md", StringComparison.Ordinal)
        || (name.EndsWith(".py", StringComparison.Ordinal) && (name.StartsWith("test_", StringComparison.Ordinal) || name.EndsWith("_test.py", StringComparison.Ordinal)));
}
