using System.CommandLine;

namespace Local.Commands;

/// <summary>Where AWS's endpoints are served on 127.0.0.1.</summary>
internal static class PortOption
{
    private const int Usual = 4566;

    public static Option<int> Create(string description)
    {
        var port = new Option<int>("--port") { Description = description, DefaultValueFactory = _ => Usual };
        port.Validators.Add(result =>
        {
            if (result.GetValue(port) is < 0 or > 65_535)
            {
                result.AddError($"--port {result.GetValue(port)} is no port: 0 to 65535 are.");
            }
        });
        return port;
    }
}
