//! A page as a tree, made by a parser that follows the standard of browsers.
//!
//! Takes the text of a page, whatever is wrong with it; gives its elements and texts. A page that is
//! deeper or larger than any real one is refused while it is read.

use super::super::super::limits;
use crate::text::{Text, text};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, ExpandedName, ParseOpts, QualName, parse_document};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// How many nodes a page may have.
const NODES: usize = 8_000_000;

/// How much of a page is parsed before its depth is looked at again.
const CHUNK: usize = 16 << 10;

/// The nodes of a page; the first is the whole.
#[derive(Debug)]
pub(super) struct Tree(Vec<Node>);

/// A node by its number.
#[derive(Debug, Clone)]
pub(super) struct Handle {
    at: usize,
    name: Rc<QualName>,
}

#[derive(Debug, Default)]
struct Node {
    parent: Option<usize>,
    children: Vec<usize>,
    content: Content,
}

#[derive(Debug, Default)]
enum Content {
    /// The whole, a comment: nothing of its own.
    #[default]
    Other,
    Element(Rc<QualName>, Vec<Attribute>),
    Text(String),
}

impl Tree {
    /// The tree of a page.
    ///
    /// Errors: a page of more, or deeper, elements than is taken in.
    pub fn of(page: &str) -> Result<Self, Text> {
        let mut parser = parse_document(Builder::new(), ParseOpts::default());
        let mut rest = page;
        while !rest.is_empty() {
            let mut end = rest.len().min(CHUNK);
            while !rest.is_char_boundary(end) {
                end += 1;
            }
            let (chunk, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
            parser.process(StrTendril::from(chunk));
            rest = behind;
            let sink = &parser.tokenizer.sink.sink;
            if sink.too_deep.get() {
                return Err(text!(
                    "the page is deeper than {most} elements",
                    "网页嵌套超过 {most} 层",
                    most = limits::DEPTH
                ));
            }
            if sink.nodes.borrow().len() > NODES {
                return Err(text!("the page has too many elements", "网页的元素太多"));
            }
        }
        Ok(parser.finish())
    }

    /// The number of the whole.
    pub const WHOLE: usize = 0;

    /// The nodes within a node, in order.
    pub fn children(&self, node: usize) -> &[usize] {
        self.0.get(node).map_or(&[], |node| &node.children)
    }

    /// The name of an element; empty for what is none.
    pub fn name(&self, node: usize) -> &str {
        match self.0.get(node).map(|node| &node.content) {
            Some(Content::Element(name, _)) => &name.local,
            _ => "",
        }
    }

    /// The text of a text.
    pub fn text(&self, node: usize) -> Option<&str> {
        match self.0.get(node).map(|node| &node.content) {
            Some(Content::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The value of an attribute.
    pub fn attribute(&self, node: usize, name: &str) -> Option<&str> {
        let Content::Element(_, attributes) = &self.0.get(node)?.content else { return None };
        let found = attributes.iter().find(|it| &*it.name.local == name);
        found.map(|it| &*it.value)
    }
}

/// What the parser builds with.
struct Builder {
    nodes: RefCell<Vec<Node>>,
    nameless: Rc<QualName>,
    too_deep: Cell<bool>,
}

impl Builder {
    fn new() -> Self {
        let nameless = QualName::new(None, html5ever::ns!(), html5ever::local_name!(""));
        Self {
            nodes: RefCell::new(vec![Node::default()]),
            nameless: Rc::new(nameless),
            too_deep: Cell::new(false),
        }
    }

    fn add(&self, content: Content) -> usize {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node { content, ..Node::default() });
        nodes.len() - 1
    }

    fn handle(&self, at: usize) -> Handle {
        Handle { at, name: Rc::clone(&self.nameless) }
    }

    /// Takes a node out of its parent.
    fn detach(&self, at: usize) {
        let mut nodes = self.nodes.borrow_mut();
        let Some(parent) = nodes.get_mut(at).and_then(|node| node.parent.take()) else { return };
        if let Some(parent) = nodes.get_mut(parent) {
            parent.children.retain(|child| *child != at);
        }
    }

    /// Puts a node, or text, among the children of a parent, at the end or in front of one.
    fn put(&self, parent: usize, before: Option<usize>, child: NodeOrText<Handle>) {
        let place = |children: &[usize]| {
            let found = before.and_then(|it| children.iter().position(|child| *child == it));
            found.unwrap_or(children.len())
        };
        let at = match child {
            NodeOrText::AppendText(text) => {
                let mut nodes = self.nodes.borrow_mut();
                let children = nodes.get(parent).map_or(&[][..], |node| &node.children);
                let left = place(children).checked_sub(1).and_then(|at| children.get(at)).copied();
                if let Some(Content::Text(own)) =
                    left.and_then(|left| nodes.get_mut(left)).map(|node| &mut node.content)
                {
                    own.push_str(&text);
                    return;
                }
                drop(nodes);
                self.add(Content::Text(text.to_string()))
            }
            NodeOrText::AppendNode(handle) => {
                self.detach(handle.at);
                handle.at
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        let Some(node) = nodes.get_mut(parent) else { return };
        let place = place(&node.children);
        node.children.insert(place, at);
        if let Some(node) = nodes.get_mut(at) {
            node.parent = Some(parent);
        }
        let mut above = Some(parent);
        for _ in 0..=limits::DEPTH {
            above = above.and_then(|at| nodes.get(at)?.parent);
        }
        if above.is_some() {
            self.too_deep.set(true);
        }
    }

    fn parent(&self, at: usize) -> Option<usize> {
        self.nodes.borrow().get(at)?.parent
    }
}

impl TreeSink for Builder {
    type Handle = Handle;
    type Output = Tree;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Tree {
        Tree(self.nodes.into_inner())
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        self.handle(Tree::WHOLE)
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.name.expanded()
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        _: ElementFlags,
    ) -> Handle {
        let name = Rc::new(name);
        let at = self.add(Content::Element(Rc::clone(&name), attributes));
        Handle { at, name }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        self.handle(self.add(Content::Other))
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.handle(self.add(Content::Other))
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.put(parent.at, None, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &Handle,
        previous: &Handle,
        child: NodeOrText<Handle>,
    ) {
        match self.parent(element.at) {
            Some(parent) => self.put(parent, Some(element.at), child),
            None => self.put(previous.at, None, child),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        // What is in a template is not shown: it goes where nobody looks.
        let _ = target;
        self.handle(self.add(Content::Other))
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.at == other.at
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, node: NodeOrText<Handle>) {
        if let Some(parent) = self.parent(sibling.at) {
            self.put(parent, Some(sibling.at), node);
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, attributes: Vec<Attribute>) {
        let mut nodes = self.nodes.borrow_mut();
        let Some(node) = nodes.get_mut(target.at) else { return };
        if let Content::Element(_, own) = &mut node.content {
            for attribute in attributes {
                if !own.iter().any(|it| it.name == attribute.name) {
                    own.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.detach(target.at);
    }

    fn reparent_children(&self, node: &Handle, parent: &Handle) {
        let children = {
            let mut nodes = self.nodes.borrow_mut();
            nodes
                .get_mut(node.at)
                .map(|node| std::mem::take(&mut node.children))
                .unwrap_or_default()
        };
        let mut nodes = self.nodes.borrow_mut();
        for child in &children {
            if let Some(child) = nodes.get_mut(*child) {
                child.parent = Some(parent.at);
            }
        }
        if let Some(parent) = nodes.get_mut(parent.at) {
            parent.children.extend(children);
        }
    }
}
