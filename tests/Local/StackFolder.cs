namespace Tests.Local;

/// <summary>A folder with a <c>Pulumi.yaml</c> and one stack file, for one test.</summary>
internal sealed class StackFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stack-");

    public StackFolder(string config, string stack = "test")
    {
        File.WriteAllText(System.IO.Path.Combine(Path, "Pulumi.yaml"), "name: infra\nruntime: dotnet\nconfig:\n  aws:region: eu-west-1\n");
        File.WriteAllText(System.IO.Path.Combine(Path, $"Pulumi.{stack}.yaml"), config);
    }

    public string Path => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);
}
