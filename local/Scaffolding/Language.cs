namespace Local.Scaffolding;

/// <summary>What a new function is written in.</summary>
public enum Language
{
    CSharp,
    Python,
    Node,
}
