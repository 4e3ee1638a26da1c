namespace Infra.Settings;

/// <summary>The function behind a URL that takes events over HTTPS, checks them and publishes them.</summary>
/// <param name="Callers">Other accounts that may call it; the stack's own always may, by their roles.</param>
public sealed record IngestSettings(FunctionSettings Function, Partners Callers);
