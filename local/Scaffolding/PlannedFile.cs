namespace Local.Scaffolding;

/// <summary>A file that is to be written.</summary>
/// <param name="Path">From the root of the checkout, with forward slashes.</param>
/// <param name="IsNew">False: it is there, and this is its new text.</param>
public sealed record PlannedFile(string Path, string Text, bool IsNew = true);
